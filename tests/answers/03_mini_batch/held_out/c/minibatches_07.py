import numpy as np


def minibatches(n, batch_size, rng):
    keys = rng.random(n)
    order = np.argsort(keys, kind="stable")
    done = 0
    while done < n:
        take = batch_size
        if done + take > n:
            take = n - done
        yield order[done : done + take].copy()
        done += take
