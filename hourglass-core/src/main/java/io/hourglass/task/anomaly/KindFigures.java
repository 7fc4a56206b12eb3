package io.hourglass.task.anomaly;

import java.util.Arrays;
import java.util.List;

/**
 * How well anomalies of one kind are found.
 *
 * @param kind its name
 * @param rows how many there are
 * @param recall share of them that is flagged; interval of Clopper and Pearson
 * @param auroc chance that one of them scores higher than a normal row
 */
public record KindFigures(String kind, int rows, Measured recall, Measured auroc) {
  static List<KindFigures> of(LabelledScores labelled, Sweep sweep, int steps) {
    return labelled.kinds().stream()
        .map(kind -> of(kind, labelled.scoresOf(kind), sweep, steps))
        .toList();
  }

  private static KindFigures of(String kind, double[] scores, Sweep sweep, int steps) {
    double threshold = sweep.threshold(steps);
    long flagged = Arrays.stream(scores).filter(score -> score > threshold).count();
    return new KindFigures(
        kind,
        scores.length,
        Measured.share(flagged, scores.length),
        Measured.area(sweep.area(scores), scores.length, sweep.normals()));
  }
}
