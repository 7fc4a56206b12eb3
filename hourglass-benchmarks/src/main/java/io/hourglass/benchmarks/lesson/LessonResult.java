package io.hourglass.benchmarks.lesson;

import io.hourglass.benchmarks.process.Columns;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Test losses, mean binary cross-entropy per pixel in nats.
 *
 * @param data pictures
 * @param epochs of training
 * @param ours one a seed
 * @param pytorch one a seed, none where it is not there
 * @param absence why it is not there, empty where it is
 * @param ourMean of ours
 * @param pytorchMean of PyTorch's; null where it is not there
 * @param ratio of the means; null where there is but one
 * @param principal of 16 principal components
 * @param mean of the mean image
 * @param verdict whether ours is within 2 % of PyTorch's and below the principal components'
 */
record LessonResult(
    String data,
    int epochs,
    List<Double> ours,
    List<Double> pytorch,
    String absence,
    double ourMean,
    @Nullable Double pytorchMean,
    @Nullable Double ratio,
    double principal,
    double mean,
    String verdict) {
  private static final double WANTED = 1.02;

  static LessonResult of(Side ours, Side theirs, String data, int epochs) {
    double own = average(ours.losses());
    Double other = theirs.losses().isEmpty() ? null : (Double) average(theirs.losses());
    Double ratio = other == null ? null : (Double) (own / other);
    boolean isGood = own < ours.principal() && (ratio == null || ratio <= WANTED);
    String verdict = ratio == null ? isGood ? "not compared" : "miss" : isGood ? "pass" : "miss";
    return new LessonResult(
        data,
        epochs,
        ours.losses(),
        theirs.losses(),
        theirs.absence(),
        own,
        other,
        ratio,
        ours.principal(),
        ours.mean(),
        verdict);
  }

  /**
   * What one of the two came to.
   *
   * @param losses one a seed
   * @param principal loss of principal components, where it says
   * @param mean loss of the mean image, where it says
   * @param absence why there are none
   */
  record Side(List<Double> losses, double principal, double mean, String absence) {}

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** As people read it. */
  String text() {
    return "%s, %d epochs; test loss, nats per pixel%n".formatted(data, epochs)
        + Columns.of(
            List.of(
                List.of("", "mean", "by seed"),
                List.of("Hourglass", number(ourMean), numbers(ours)),
                pytorchMean == null
                    ? List.of("PyTorch", "-", absence)
                    : List.of("PyTorch", number(pytorchMean), numbers(pytorch)),
                List.of("PCA, 16 components", number(principal), ""),
                List.of("mean image", number(mean), "")))
        + (ratio == null
            ? ""
            : "ours / PyTorch: %s, wanted at most %s%n".formatted(number(ratio), number(WANTED)))
        + verdict
        + "\n";
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(LessonResult::number).collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
