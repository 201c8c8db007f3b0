import numpy as np


def inverse_time_decay(lr, decay, step):
    t = step + 1
    denominator = 1 + decay * t
    return float(np.divide(lr, denominator))
