MIN_LR = 1e-5


def inverse_time_decay(lr, decay, step):
    return max(lr / (1 + decay * step), MIN_LR)
