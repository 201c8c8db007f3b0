import numpy as np


def minibatches(n, batch_size, rng):
    # sigma is a uniform element of S_n, the classes are k ~ l  <=>  floor(k/B) = floor(l/B)
    sigma = rng.permutation(n)
    position = np.arange(n)
    quotient = position // batch_size
    classes = np.unique(quotient)
    return [sigma[quotient == q] for q in classes]
