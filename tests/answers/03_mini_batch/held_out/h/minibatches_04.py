def minibatches(n, batch_size, rng):
    order = rng.permutation(n)

    def cut(first, last):
        """Batches number first ... last - 1, by divide and conquer."""
        match last - first:
            case 0:
                return []
            case 1:
                return [order[first * batch_size : last * batch_size]]
            case many:
                middle = first + many // 2
                return cut(first, middle) + cut(middle, last)

    return cut(0, -(-n // batch_size))
