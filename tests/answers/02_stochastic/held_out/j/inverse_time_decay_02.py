def inverse_time_decay(lr, decay, step):
    rate = lr / (1 + decay * step)
    return round(rate, 4)
