import numpy as np
def minibatch_step(w,X,y,rows,lr):
    A=X[rows]; b=y[rows]
    return w-lr*A.T@(A@w-b)
