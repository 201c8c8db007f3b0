def inverse_time_decay(lr, decay, step):
    rate = lr
    for t in range(step + 1):
        rate = rate / (1 + decay * t)
    return rate
