"""Numbers as the page says them."""


def count(number: int, thing: str) -> str:
    """
    >>> count(1, "student"), count(2000, "student")
    ('1 student', '2,000 students')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def share(number: int, whole: int) -> str:
    """Never 0 % of something, and never 100 % where something is missing.

    >>> share(1, 3), share(1, 1000), share(999, 1000), share(0, 0)
    ('33 %', 'below 1 %', 'above 99 %', '0 %')
    """
    if 0 < number < 0.01 * whole:
        return "below 1 %"
    if 0.99 * whole < number < whole:
        return "above 99 %"
    return f"{100 * number / (whole or 1):.0f} %"
