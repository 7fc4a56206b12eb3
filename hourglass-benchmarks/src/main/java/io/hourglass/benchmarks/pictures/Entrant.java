package io.hourglass.benchmarks.pictures;

import io.hourglass.baseline.Baseline;
import io.hourglass.baseline.DistanceFromMean;
import io.hourglass.baseline.IsolationForest;
import io.hourglass.baseline.Mahalanobis;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.baseline.PcaResidual;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.linalg.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A detector that takes part.
 *
 * @param name as the table's column is headed
 * @param learning what it makes of pictures
 */
record Entrant(String name, Learning learning) {
  private static final int NEIGHBOURS = 5;

  /** Of the variance, in the principal components that are kept. */
  private static final double SHARE = 0.9;

  /** Pictures that one thread scores at a time. */
  private static final int PORTION = 256;

  /** Learns from pictures of one class. */
  @FunctionalInterface
  interface Learning {
    Scoring of(ImageColumn pictures, long seed);
  }

  /** Scores pictures: higher is stranger. */
  @FunctionalInterface
  interface Scoring {
    double[] of(ImageColumn pictures);
  }

  /** How a baseline is fitted to pixels side by side. */
  @FunctionalInterface
  private interface Fit {
    Baseline of(float[] pixels, int width, long seed);
  }

  /** Ours first, then what it has to beat. */
  static List<Entrant> all() {
    return List.of(
        new Entrant("Hourglass", Entrant::ours),
        onPixels("mean", (rows, width, seed) -> new DistanceFromMean(Moments.mean(rows, width))),
        onPixels(
            "Mahal.",
            (rows, width, seed) -> {
              Moments moments = Moments.of(rows, width);
              return new Mahalanobis(moments.mean(), moments.spectrum());
            }),
        onPixels(
            "PCA",
            (rows, width, seed) -> {
              Moments moments = Moments.of(rows, width);
              return PcaResidual.holding(SHARE, moments.mean(), moments.spectrum());
            }),
        onPixels(
            "kNN",
            (rows, width, seed) ->
                NearestNeighbors.of(NEIGHBOURS, rows, Moments.mean(rows, width))),
        onPixels(
            "forest",
            (rows, width, seed) -> IsolationForest.fit(rows, Moments.mean(rows, width), seed)));
  }

  /** As anyone gets it: {@code detect fit} without an option but the seed. */
  private static Scoring ours(ImageColumn pictures, long seed) {
    RowDetector detector =
        DetectorFitter.with(DetectorSettings.defaults().withSeed(seed)).fit(table(pictures));
    return others -> detector.score(table(others)).scores();
  }

  private static Table table(ImageColumn pictures) {
    return new Table("pictures", List.of(pictures));
  }

  private static Entrant onPixels(String name, Fit fit) {
    return new Entrant(
        name,
        (pictures, seed) -> {
          Baseline baseline = fit.of(pixels(pictures), pictures.type().size(), seed);
          return others -> inPortions(baseline, pixels(others), others.type().size());
        });
  }

  /** Every byte as a number in [0, 1]. */
  private static float[] pixels(ImageColumn pictures) {
    int size = pictures.type().size();
    float[] pixels = new float[Math.multiplyExact(pictures.rows(), size)];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pictures.pixel(i / size, i % size) / 255f;
    }
    return pixels;
  }

  private static double[] inPortions(Baseline baseline, float[] pixels, int width) {
    int rows = pixels.length / width;
    return IntStream.range(0, (rows + PORTION - 1) / PORTION)
        .parallel()
        .mapToObj(portion -> {
          int end = Math.min(rows, (portion + 1) * PORTION);
          return baseline.score(Arrays.copyOfRange(pixels, portion * PORTION * width, end * width));
        })
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
