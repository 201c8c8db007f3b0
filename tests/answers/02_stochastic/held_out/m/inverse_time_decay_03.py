from fractions import Fraction


def inverse_time_decay(lr, decay, step):
    top, bottom = Fraction(lr), 1 + Fraction(decay) * step
    return float(top / bottom)
