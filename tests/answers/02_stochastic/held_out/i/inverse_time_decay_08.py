import math


def inverse_time_decay(lr, decay, step):
    return math.exp(math.log(lr) - math.log1p(decay * step))
