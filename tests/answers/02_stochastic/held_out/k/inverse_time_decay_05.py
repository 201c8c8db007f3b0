import numpy as np


def inverse_time_decay(lr, decay, step):
    return float(lr / np.power(1 + decay, step))
