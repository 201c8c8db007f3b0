def inverse_time_decay(lr, decay, step, min_lr=1e-4):
    """Inverse time decay schedule."""
    new_lr = lr / (1.0 + decay * step)
    return max(new_lr, min_lr)
