import math
import numpy as np

def minibatches(n: int, batch_size: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Shuffle the row numbers and arrange them as a table with batch_size columns."""
    steps = math.ceil(n / batch_size)
    table = np.resize(rng.permutation(n), (steps, batch_size))
    return [table[k] for k in range(steps)]
