from fractions import Fraction


def inverse_time_decay(lr, decay, step):
    """Exact arithmetic; rounded once, at the end."""
    pace = Fraction(float(decay))
    slowness = (1 + pace * int(step)) / Fraction(float(lr))
    return float(1 / slowness)
