def inverse_time_decay(lr, decay, step):
    def schedule(start):
        def slower(pace):
            return lambda t: start * pow(t * pace + 1.0, -1)

        return slower

    return float(schedule(lr)(decay)(step))
