def inverse_time_decay(lr, decay, step):
    return lr / (1 + decay) ** step
