def inverse_time_decay(lr, decay, step):
    decay = min(max(decay, 0.0), 1.0)
    return lr / (1.0 + decay * step)
