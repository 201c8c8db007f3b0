class LRScheduler:
    def __init__(self, base_lr):
        self.base_lr = base_lr
        self.last_step = 0

    def step_to(self, step):
        self.last_step = int(step)
        return self

    def get_last_lr(self):
        return [self.base_lr * factor for factor in self.factors()]


class LambdaLR(LRScheduler):
    def __init__(self, base_lr, *lr_lambdas):
        super().__init__(base_lr)
        self.lr_lambdas = lr_lambdas

    def factors(self):
        yield from (f(self.last_step) for f in self.lr_lambdas)


def inverse_time_decay(lr, decay, step):
    scheduler = LambdaLR(lr, lambda t: (1.0 + decay * t) ** -1)
    (rate,) = scheduler.step_to(step).get_last_lr()
    return float(rate)
