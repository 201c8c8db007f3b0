"""What wrong epochs get right: parts that the code of the mistakes shares."""


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def cut_right(order):
    """A wrong order of the rows, cut as it should be."""
    return lambda n, batch_size, rng: cut(order(n, rng), batch_size)


def shuffled_right(cutting):
    """A right order of the rows, cut wrongly."""
    return lambda n, batch_size, rng: cutting(rng.permutation(n), batch_size)
