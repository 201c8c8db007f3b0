def inverse_time_decay(lr, decay, step):
    for t in range(1, step + 1):
        lr = lr / (1.0 + decay * t)
    return lr
