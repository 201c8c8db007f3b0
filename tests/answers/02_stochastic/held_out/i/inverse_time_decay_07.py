def inverse_time_decay(lr, decay, step):
    new_lr = lr * (1 / (1 + decay * step))
    return round(new_lr, 4)
