"""Reference numbers for DisentanglementTest, by the definitions of Locatello et al. (2019) as their
disentanglement_lib has them, written down again with numpy; scikit-learn 1.9 for mutual
information and random forests. Run: python disentanglement.py
"""
import numpy as np
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.metrics import mutual_info_score

ROWS = 3000
LEVELS = [3, 6, 10]  # the first is a shape: without order


def data(mixed):
    """Factors and codes by a formula that every language computes alike."""
    row = np.arange(ROWS)
    a, b, c = row % 3, row // 3 % 6, row // 18 % 10
    wave = [np.sin(row * k) for k in (1.7, 2.9, 4.1, 5.3)]
    if mixed:
        codes = [a + 0.5 * wave[0], b + 0.8 * c + wave[1], c - 0.4 * b + wave[2], wave[3]]
    else:
        codes = [a + 0.1 * wave[0], b + 0.3 * wave[1], c + 0.5 * wave[2], 0.001 * wave[3]]
    return np.stack([a, b, c]), np.stack(codes).astype(np.float32).astype(np.float64)


def mig(factors, codes):
    binned = [np.digitize(z, np.histogram(z, 20)[1][:-1]) for z in codes]
    m = np.array([[mutual_info_score(f, z) for f in factors] for z in binned])
    top = np.sort(m, axis=0)[::-1]
    entropy = np.array([mutual_info_score(f, f) for f in factors])
    return np.mean((top[0] - top[1]) / entropy)


def sap(factors, codes):
    def score(z, k):
        if k > 0:
            return np.corrcoef(z, factors[k])[0, 1] ** 2
        bins = np.digitize(z, np.histogram(z, 20)[1][:-1]) - 1
        def table(rows):
            t = np.zeros((LEVELS[k], 20))
            np.add.at(t, (factors[k][rows], bins[rows]), 1)
            return t / t.sum(axis=1, keepdims=True)
        fit, judge = table(slice(0, None, 2)), table(slice(1, None, 2))
        return judge[fit.argmax(axis=0), np.arange(20)].sum() / LEVELS[k]
    s = np.sort([[score(z, k) for k in range(3)] for z in codes], axis=0)[::-1]
    return np.mean(s[0] - s[1])


def dci(factors, codes):
    importance, informativeness = [], []
    x, y = codes.T[0::2], codes.T[1::2]
    for k, f in enumerate(factors):
        kind = RandomForestClassifier if k == 0 else RandomForestRegressor
        forest = kind(200, max_depth=12, min_samples_leaf=5, max_features=None, random_state=1)
        forest.fit(x, f[0::2])
        importance.append(forest.feature_importances_)
        target = np.eye(3)[f[1::2]] if k == 0 else f[1::2, None]
        guess = forest.predict_proba(y) if k == 0 else forest.predict(y)[:, None]
        error = ((target - guess) ** 2).sum() / ((target - target.mean(0)) ** 2).sum()
        informativeness.append(max(0, 1 - error))
    r = np.array(importance).T
    def concentration(p, base):
        p = p / max(p.sum(), 1e-300)
        return 1 + (p[p > 0] * np.log(p[p > 0])).sum() / np.log(base)
    d = np.average([concentration(p, 3) for p in r], weights=r.sum(1))
    return d, np.mean([concentration(p, 4) for p in r.T]), np.mean(informativeness)


def factor_vae(factors, codes, seed=1, votes=20000, batch=64):
    random = np.random.default_rng(seed)
    variance = codes.var(axis=1, ddof=1)
    active = np.flatnonzero(variance > 0.05**2 * variance.max())
    def ballot():
        table = np.zeros((4, 3), int)
        for _ in range(votes):
            k = random.integers(3)
            group = np.flatnonzero(factors[k] == random.integers(LEVELS[k]))
            chosen = codes[:, random.choice(group, batch)]
            share = chosen.var(axis=1, ddof=1)[active] / variance[active]
            table[active[share.argmin()], k] += 1
        return table
    train, judge = ballot(), ballot()
    return judge[np.arange(4), train.argmax(axis=1)].sum() / votes


for mixed in (False, True):
    factors, codes = data(mixed)
    print("mixed" if mixed else "plain", mig(factors, codes), sap(factors, codes),
          *dci(factors, codes), factor_vae(factors, codes))
