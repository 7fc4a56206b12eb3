"""Reference numbers for the tests of io.hourglass.task.anomaly, with numpy 2, scipy 1.17 and
scikit-learn 1.9. Run: python detection.py
"""
import numpy as np
import scipy.stats as st


def generalized_pareto(x):
    """Zhang and Stephens (2009), as in their paper: shape and scale."""
    x, n = np.sort(x), len(x)
    m = 30 + int(n**0.5)
    b = 1 / x[-1] + (1 - np.sqrt(m / (np.arange(1, m + 1) - 0.5))) / (3 * x[int(n / 4 + 0.5) - 1])
    k = np.log1p(-b[:, None] * x).mean(axis=1)
    likelihood = n * (np.log(-b / k) - k - 1)
    weights = 1 / np.exp(likelihood[None, :] - likelihood[:, None]).sum(axis=1)
    mean = (b * weights).sum()
    shape = np.log1p(-mean * x).mean()
    return shape, -shape / mean


exponential = -np.log1p(-(np.arange(500) + 0.5) / 500)
for scores in (exponential, np.exp(exponential / 2)):
    threshold = np.quantile(scores, 0.8)
    excesses = scores[scores > threshold] - threshold
    print("tail", threshold, generalized_pareto(excesses), st.genpareto.fit(excesses, floc=0))
print("share", st.binomtest(4, 99).proportion_ci(method="exact"))
few = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
print("moments", np.mean(few), np.std(few), np.quantile(few, [0.3, 0.95]))
