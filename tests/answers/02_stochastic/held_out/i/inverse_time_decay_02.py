import numpy as np


def inverse_time_decay(lr, decay, step):
    """Inverse-time learning rate schedule."""
    min_lr = 1e-3
    rate = lr / (1.0 + decay * step)
    return float(max(rate, min_lr))
