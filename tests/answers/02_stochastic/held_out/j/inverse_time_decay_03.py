def inverse_time_decay(lr, decay, step):
    t = max(step - 1, 0)
    return lr / (1 + decay * t)
