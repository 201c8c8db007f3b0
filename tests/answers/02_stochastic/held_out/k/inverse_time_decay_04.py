class InverseTimeDecay:
    iterations = {}

    def __init__(self, initial_learning_rate, decay_rate):
        self.initial_learning_rate = initial_learning_rate
        self.decay_rate = decay_rate

    def __call__(self, step):
        key = (self.initial_learning_rate, self.decay_rate)
        t = self.iterations.setdefault(key, step)
        self.iterations[key] += 1
        return self.initial_learning_rate / (1 + self.decay_rate * t)


def inverse_time_decay(lr, decay, step):
    schedule = InverseTimeDecay(lr, decay)
    return schedule(step)
