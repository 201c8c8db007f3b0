# A beginner who thinks row by row in plain Python loops and lists, and takes numbers out of a bag until it is empty.
# %% minibatches
def minibatches(n, batch_size, rng):
    bag = []
    for i in range(n):
        bag.append(i)
    batches = []
    batch = []
    while len(bag) > 0:
        where = rng.integers(0, len(bag))
        batch.append(bag[where])
        del bag[where]
        if len(batch) == batch_size:
            batches.append(np.array(batch))
            batch = []
    if len(batch) > 0:
        batches.append(np.array(batch))
    return batches
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    d = len(w)
    total = [0.0] * d
    how_many = 0
    for i in rows:
        prediction = 0.0
        for j in range(d):
            prediction = prediction + X[i][j] * w[j]
        miss = prediction - y[i]
        for j in range(d):
            total[j] = total[j] + 2 * miss * X[i][j]
        how_many = how_many + 1
    new_w = []
    for j in range(d):
        new_w.append(w[j] - lr * total[j] / how_many)
    return np.array(new_w)
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        # my own copy: pairs of (features of one patient, target of this patient)
        cards = []
        for i in range(len(y)):
            cards.append((np.asarray(X[i]).tolist(), float(y[i])))
        d = len(cards[0][0])
        w = [1.0] * d
        b = 0.0
        for epoch in range(self.epochs):
            rng.shuffle(cards)
            stack = cards[:]
            while stack:
                hand = stack[: self.batch_size]
                del stack[: self.batch_size]
                sum_w = [0.0] * d
                sum_b = 0.0
                for x, target in hand:
                    miss = b
                    for j in range(d):
                        miss += x[j] * w[j]
                    miss -= target
                    sum_b += 2 * miss
                    for j in range(d):
                        sum_w[j] += 2 * miss * x[j]
                for j in range(d):
                    w[j] -= self.lr * (sum_w[j] / len(hand))
                b -= self.lr * (sum_b / len(hand))
        self.coef_ = np.array(w)
        self.intercept_ = b
        return self

    def predict(self, X):
        answers = []
        for x in X:
            answer = self.intercept_
            for j in range(len(self.coef_)):
                answer = answer + x[j] * self.coef_[j]
            answers.append(answer)
        return np.array(answers)
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if len(np.shape(y)) != 1:
            raise ValueError("y must be a flat list of targets, but its shape is " + str(np.shape(y)))
        n = len(X)
        d = len(X[0])
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        size = min(self.batch_size, n)  # never more than there are
        full_steps = n // size
        rest = n % size
        dice = np.random.default_rng(self.random_state)
        for _epoch in range(self.epochs):
            # every row throws the dice, then they line up
            throws = []
            for i in range(n):
                throws.append((dice.random(), i))
            throws.sort()
            line = [i for (throw, i) in throws]
            for s in range(full_steps):
                self._one_step(X, y, line[s * size : s * size + size])
            if rest != 0:  # the short last batch, by its own size
                self._one_step(X, y, line[-rest:])
        return self

    def _one_step(self, X, y, picked):
        misses = []
        for i in picked:
            misses.append(self.predict([X[i]])[0] - y[i])
        new_coef = []
        for j in range(len(self.coef_)):
            s = 0
            for k in range(len(picked)):
                s = s + 2 * misses[k] * X[picked[k]][j]
            new_coef.append(self.coef_[j] - self.lr * s / len(picked))
        self.intercept_ = self.intercept_ - self.lr * 2 * sum(misses) / len(misses)
        self.coef_ = np.array(new_coef)

    def predict(self, X):
        return np.array([sum([x[j] * self.coef_[j] for j in range(len(self.coef_))]) + self.intercept_ for x in X])
