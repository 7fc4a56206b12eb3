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
    Map<String, Object> losses = new LinkedHashMap<>();
    losses.put("training", perEpoch(result.model(), "loss"));
    losses.put("test", perEpoch(result.model(), "validation"));
    losses.put("pca", result.principalLoss());
    losses.put("components", result.components());
    losses.put("mean", result.meanLoss());
    return losses;
  }

  private static List<Double> perEpoch(Autoencoder model, String loss) {
    double width = model.codec().width();
    List<Double> losses = new ArrayList<>();
    for (JsonNode epoch : model.file().training().path("history")) {
      losses.add(epoch.path(loss).asDouble() / width);
    }
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
      double[] point = projected(codes, row, moments.mean(), directions);
      points.computeIfAbsent(data.testLabels().get(row), label -> new ArrayList<>()).add(point);
    }
    return points;
  }

  private static double[] projected(Rows codes, int row, double[] mean, double[][] directions) {
    double[] point = new double[2];
    for (int axis = 0; axis < Math.min(2, codes.width()); axis++) {
      point[axis] = rounded(along(codes, row, mean, directions[axis]));
    }
    return point;
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
    int[] detected = detected(byDecreasing(scores), unseen);
    double positives = detected[detected.length - 1];
    double negatives = unseen.length - positives;
    int step = Math.max(1, unseen.length / ROC_POINTS);
    return IntStream.rangeClosed(0, unseen.length)
        .filter(rows -> rows % step == 0 || rows == unseen.length)
        .mapToObj(rows -> point((rows - detected[rows]) / negatives, detected[rows] / positives))
        .toList();
  }

  private static double[] point(double falsePositives, double recall) {
    return new double[] {rounded(falsePositives), rounded(recall)};
  }

  /** Number of images of the unseen class among the first so many rows, from 0. */
  private static int[] detected(int[] order, boolean[] unseen) {
    int[] detected = new int[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      detected[i + 1] = detected[i] + (unseen[order[i]] ? 1 : 0);
    }
    return detected;
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
    Bins bins = Bins.of(perValue, found.unseen());
    Map<String, Object> histogram = new LinkedHashMap<>();
    histogram.put("from", bins.from());
    histogram.put("step", (bins.to() - bins.from()) / BINS);
    histogram.put("others", bins.percentages(perValue, found.unseen(), false));
    histogram.put("unseen", bins.percentages(perValue, found.unseen(), true));
    histogram.put("label", found.label());
    return histogram;
  }

  /** Bins of equal width between two scores; the last one takes higher scores too. */
  private record Bins(double from, double to) {
    static Bins of(double[] scores, boolean[] unseen) {
      double least = Arrays.stream(scores).min().orElseThrow();
      // a few very high scores would squeeze the rest of the chart
      return new Bins(least, Math.max(high(scores, unseen, true), high(scores, unseen, false)));
    }

    private int bin(double score) {
      return Math.min(BINS - 1, (int) ((score - from) / Math.max(1e-12, to - from) * BINS));
    }

    double[] percentages(double[] scores, boolean[] unseen, boolean isUnseen) {
      double[] counts = new double[BINS];
      int[] rows = IntStream.range(0, scores.length).filter(i -> unseen[i] == isUnseen).toArray();
      for (int row : rows) {
        counts[bin(scores[row])]++;
      }
      return Arrays.stream(counts).map(count -> rounded(100 * count / rows.length)).toArray();
    }
  }
}
