import numpy as np
from scipy import special


def logistic_loss(w, X, y):
    log_p = special.log_expit(np.einsum("i,ij,j->i", y, X, w))
    return -(log_p.sum() / log_p.shape[0])
