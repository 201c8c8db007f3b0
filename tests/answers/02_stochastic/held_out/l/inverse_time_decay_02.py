import numpy as np


def inverse_time_decay(lr, decay, step):
    return float(np.divide(lr, np.polyval([decay, 1.0], step)))
