from fractions import Fraction


def inverse_time_decay(lr, decay, step):
    top = Fraction(float(lr))
    bottom = Fraction(1) + Fraction(float(decay)) * int(step)
    return float(top / bottom)
