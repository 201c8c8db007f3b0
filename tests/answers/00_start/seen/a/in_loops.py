def predictions(w, X):
    found = []
    for i in range(len(X)):
        total = 0
        for j in range(len(w)):
            total += X[i, j] * w[j]
        found.append(total)
    return found
