package io.hourglass.task.anomaly;

/**
 * The best F1 that any threshold reaches. It is chosen with the labels it is judged by, so no
 * detector in use will be as good: many papers report it, and only to compare with those is it
 * here.
 *
 * @param threshold that reaches it
 * @param f1 the best
 * @param precision there
 * @param recall there
 */
public record ChosenWithLabels(double threshold, double f1, double precision, double recall) {
  static ChosenWithLabels of(Sweep sweep) {
    int best = sweep.best(sweep::f1);
    return new ChosenWithLabels(
        sweep.threshold(best), sweep.f1(best), sweep.precision(best), sweep.recall(best));
  }
}
