package io.hourglass.examples.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.linalg.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Data of the charts on the lesson's page. */
final class LessonCharts {
  /** Points on the map; more would hide each other. */
  private static final int POINTS = 3000;

  private static final int ROC_POINTS = 200;
  private static final int BINS = 50;

  private LessonCharts() {}

  /** Losses per value by epoch, and those of the linear methods. */
  static Map<String, Object> losses(Lesson.Result result) {
    double width = result.model().codec().width();
    List<Double> training = new ArrayList<>();
    List<Double> test = new ArrayList<>();
    for (JsonNode epoch : result.model().file().training().path("history")) {
      training.add(epoch.path("loss").asDouble() / width);
      test.add(epoch.path("validation").asDouble() / width);
    }
    Map<String, Object> losses = new LinkedHashMap<>();
    losses.put("training", training);
    losses.put("test", test);
    losses.put("pca", result.principalLoss());
    losses.put("components", result.components());
    losses.put("mean", result.meanLoss());
    return losses;
  }

  /** Codes of test images projected on their two principal directions, by label. */
  static Map<String, List<double[]>> map(Autoencoder model, LessonData data) {
    int count = Math.min(POINTS, data.test().rows());
    Rows codes = model.encode(data.test().slice(0, count));
    Moments moments = Moments.of(codes.values(), codes.width());
    double[][] directions = moments.spectrum().directions().toArray();
    Map<String, List<double[]>> points = new TreeMap<>();
    for (int row = 0; row < count; row++) {
      double[] point = new double[2];
      for (int axis = 0; axis < Math.min(2, codes.width()); axis++) {
        point[axis] = rounded(along(codes, row, moments.mean(), directions[axis]));
      }
      points.computeIfAbsent(data.testLabels().get(row), label -> new ArrayList<>()).add(point);
    }
    return points;
  }

  private static double along(Rows codes, int row, double[] mean, double[] direction) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += (codes.values()[row * codes.width() + i] - mean[i]) * direction[i];
    }
    return sum;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** ROC curves of the autoencoder and of the distance from the mean. */
  static Map<String, Object> roc(Lesson.UnseenClass found) {
    Map<String, Object> roc = new LinkedHashMap<>();
    roc.put("model", curve(found.scores(), found.unseen()));
    roc.put("baseline", curve(found.baselineScores(), found.unseen()));
    return roc;
  }

  private static List<double[]> curve(double[] scores, boolean[] unseen) {
    int[] order = byDecreasing(scores);
    double positives = IntStream.range(0, unseen.length).filter(row -> unseen[row]).count();
    double negatives = unseen.length - positives;
    List<double[]> curve = new ArrayList<>();
    curve.add(new double[] {0, 0});
    int detected = 0;
    for (int i = 0; i < order.length; i++) {
      detected += unseen[order[i]] ? 1 : 0;
      if ((i + 1) % Math.max(1, order.length / ROC_POINTS) == 0 || i == order.length - 1) {
        curve.add(
            new double[] {rounded((i + 1 - detected) / negatives), rounded(detected / positives)});
      }
    }
    return curve;
  }

  /** Row numbers by decreasing value. */
  static int[] byDecreasing(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> values[row]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The 99.5 % quantile of the scores of one kind. */
  private static double high(double[] scores, boolean[] unseen, boolean isUnseen) {
    double[] some =
        IntStream.range(0, scores.length)
            .filter(row -> unseen[row] == isUnseen)
            .mapToDouble(row -> scores[row])
            .sorted()
            .toArray();
    return some[(int) (0.995 * (some.length - 1))];
  }

  /** Histograms of the scores per value, of the unseen class and of all others. */
  static Map<String, Object> histogram(Lesson.UnseenClass found, int width) {
    double[] perValue = Arrays.stream(found.scores()).map(score -> score / width).toArray();
    double from = Arrays.stream(perValue).min().orElseThrow();
    // a few very high scores would squeeze the rest of the chart
    double to =
        Math.max(high(perValue, found.unseen(), true), high(perValue, found.unseen(), false));
    double[][] shares = new double[2][BINS];
    int[] counts = new int[2];
    for (int row = 0; row < perValue.length; row++) {
      int kind = found.unseen()[row] ? 1 : 0;
      int bin = (int) ((perValue[row] - from) / Math.max(1e-12, to - from) * BINS);
      shares[kind][Math.min(BINS - 1, bin)]++;
      counts[kind]++;
    }
    for (int kind = 0; kind < 2; kind++) {
      for (int bin = 0; bin < BINS; bin++) {
        shares[kind][bin] = rounded(100 * shares[kind][bin] / counts[kind]);
      }
    }
    Map<String, Object> histogram = new LinkedHashMap<>();
    histogram.put("from", from);
    histogram.put("step", (to - from) / BINS);
    histogram.put("others", shares[0]);
    histogram.put("unseen", shares[1]);
    histogram.put("label", found.label());
    return histogram;
  }
}
