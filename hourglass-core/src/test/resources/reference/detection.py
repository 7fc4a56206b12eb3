"""Reference numbers for the tests of io.hourglass.task.anomaly, with numpy 2, scipy 1.17 and
scikit-learn 1.9. Run: python detection.py
"""
import numpy as np
import scipy.stats as st
import sklearn.metrics as sk
from scipy.optimize import brentq


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

# labelled scores with ties, by a formula that every language computes alike
row = np.arange(400)
anomaly = row % 9 == 0
scores = np.where(anomaly, 25, 0) + row * row * 37 % 101
for weight in (1, 10.06):
    weights = np.where(anomaly, 1, weight)
    flagged = scores > 90
    precision, recall, thresholds = sk.precision_recall_curve(anomaly, scores, sample_weight=weights)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
    print("weight", weight)
    print("auroc", sk.roc_auc_score(anomaly, scores, sample_weight=weights))
    print("average precision", sk.average_precision_score(anomaly, scores, sample_weight=weights))
    for name in ("precision_score", "recall_score", "f1_score", "accuracy_score"):
        print(name, getattr(sk, name)(anomaly, flagged, sample_weight=weights))
    print("confusion", sk.confusion_matrix(anomaly, flagged).ravel())
    best = f1.argmax()
    print("best f1", f1[best], precision[best], recall[best], thresholds[best])


def newcombe(area, m, n):
    """Newcombe (2006), part 2, method 5."""
    z, more = st.norm.ppf(0.975), (m + n) / 2 - 1

    def off(t):
        variance = t * (1 - t) * (1 + more * (1 - t) / (2 - t) + more * t / (1 + t)) / (m * n)
        return (area - t) ** 2 - z**2 * variance

    low = brentq(off, 1e-12, area - 1e-12) if area > 0 else 0
    return low, brentq(off, area + 1e-12, 1 - 1e-12) if area < 1 else 1


print("area", newcombe(0.8, 45, 355), newcombe(1, 10, 100))
