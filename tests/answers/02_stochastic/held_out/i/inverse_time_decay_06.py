def inverse_time_decay(lr, decay, step):
    rate = lr
    for _ in range(step):
        rate = rate / (1 + decay)
    return rate
