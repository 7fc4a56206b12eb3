package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.network.Weights.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The distance to the nearest neighbor in each of several random subsamples of the training rows,
 * averaged (LeSiNN; Pang, Ting and Albrecht 2015). It finds rows between the clusters of normal
 * ones; anomalies in the training data are in few of the small subsamples, so that they do not hide
 * each other.
 */
final class NearestNeighborEnsemble implements Scorer {
  /** Small subsamples of whitened rows: an anomaly of the training data, far out, is in few. */
  static final ScorerType WHITENED =
      type("nearest-neighbors-whitened", Coordinates.WHITENED, 16, 32);

  /** Large ones of gaussianized rows, where nothing is far out: they resolve more. */
  static final ScorerType GAUSSIANIZED =
      type("nearest-neighbors-gaussianized", Coordinates.GAUSSIANIZED, 8, 256);

  /** A row and a neighbor nearer than this share of the row's square are taken for the same. */
  private static final double ITSELF = 1e-5;

  /** So few neighbors are compared one by one. */
  private static final int FEW = 4;

  private static final String SUBSAMPLES = "subsamples";

  private final Coordinates coordinates;
  private final float[] rows;
  private final int width;
  private final int size;
  private final int subsamples;
  private final Affine products;

  /**
   * From the rows of all subsamples.
   *
   * @param coordinates of the rows
   * @param rows side by side, subsample after subsample
   * @param width numbers in a row
   * @param size rows of each subsample
   */
  NearestNeighborEnsemble(Coordinates coordinates, float[] rows, int width, int size) {
    if (width < 1 || size < 1 || rows.length == 0 || rows.length % (width * size) != 0) {
      throw new IllegalArgumentException(
          "subsamples of %d rows of %d numbers must be whole, and at least one, got %d numbers"
              .formatted(size, width, rows.length));
    }
    this.coordinates = coordinates;
    this.rows = rows;
    this.width = width;
    this.size = size;
    this.subsamples = rows.length / width / size;
    this.products = products(rows, width, size);
  }

  private static ScorerType type(String name, Coordinates coordinates, int subsamples, int size) {
    return new ScorerType(
        name,
        fitting ->
            draw(
                coordinates,
                fitting.rows(),
                subsamples,
                size,
                new SplittableRandom(fitting.seed())),
        (space, parts) -> read(coordinates, space.width(coordinates), parts));
  }

  private static NearestNeighborEnsemble read(
      Coordinates coordinates, int width, DetectorParts parts) {
    Tensor rows = parts.array(SUBSAMPLES);
    List<Integer> extents = rows.shape().extents();
    if (extents.size() != 3 || extents.get(2) != width) {
      throw new IllegalArgumentException(
          "subsamples must be of rows of %d numbers, got the shape %s".formatted(width, extents));
    }
    return new NearestNeighborEnsemble(coordinates, rows.values(), width, extents.get(1));
  }

  @Override
  public void write(DetectorParts parts) {
    parts.put(SUBSAMPLES, Shape.of(subsamples, size, width), rows);
  }

  @Override
  public ScorerType type() {
    return coordinates == Coordinates.WHITENED ? WHITENED : GAUSSIANIZED;
  }

  /**
   * {@code |n|^2 - 2 x n} for every neighbor n: what a squared distance is besides {@code |x|^2}.
   * The first rows of all subsamples, then the second of all, and so on.
   */
  private static Affine products(float[] rows, int width, int size) {
    int count = rows.length / width;
    float[] kernel = new float[rows.length];
    float[] squares = new float[count];
    for (int row = 0; row < count; row++) {
      int to = row % size * (count / size) + row / size;
      double square = 0;
      for (int i = 0; i < width; i++) {
        float value = rows[row * width + i];
        kernel[i * count + to] = -2 * value;
        square += (double) value * value;
      }
      squares[to] = (float) square;
    }
    return Affine.of(kernel, squares);
  }

  /**
   * Draws subsamples of rows, each without replacement.
   *
   * @param coordinates of the rows
   * @param from rows to draw from
   * @param subsamples how many
   * @param most rows of each; half of all rows where there are too few
   */
  static NearestNeighborEnsemble draw(
      Coordinates coordinates,
      FeatureRows from,
      int subsamples,
      int most,
      SplittableRandom random) {
    float[] rows = from.in(coordinates);
    int count = from.count();
    int width = rows.length / count;
    int size = Math.max(1, Math.min(most, count / 2));
    float[] drawn = new float[subsamples * size * width];
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int at = 0; at < subsamples; at++) {
      for (int i = 0; i < size; i++) {
        int other = i + random.nextInt(count - i);
        int chosen = order[other];
        order[other] = order[i];
        order[i] = chosen;
        System.arraycopy(rows, chosen * width, drawn, (at * size + i) * width, width);
      }
    }
    return new NearestNeighborEnsemble(coordinates, drawn, width, size);
  }

  @Override
  public Coordinates coordinates() {
    return coordinates;
  }

  /** The rows of all subsamples, side by side. */
  float[] rows() {
    return rows.clone();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public double[] score(FeatureRows scored) {
    float[] values = scored.in(coordinates);
    double[] scores = new double[scored.count()];
    float[] own = new float[products.outputs()];
    for (int row = 0; row < scores.length; row++) {
      products.applyToRow(values, row * width, own);
      scores[row] = meanOfNearest(own, square(values, row));
    }
    return scores;
  }

  private double square(float[] rows, int row) {
    double sum = 0;
    for (int i = row * width; i < (row + 1) * width; i++) {
      sum += (double) rows[i] * rows[i];
    }
    return sum;
  }

  private double meanOfNearest(float[] products, double square) {
    float[] nearest = nearest(products);
    double sum = 0;
    for (int at = 0; at < subsamples; at++) {
      float product = nearest[at];
      boolean isItself = size > 1 && square + product <= ITSELF * square;
      double distance = square + (isItself ? second(products, at) : product);
      sum += Math.sqrt(Math.max(0, distance));
    }
    return sum / subsamples;
  }

  /**
   * The least product of each subsample. A quarter of the neighbors against the others, again and
   * again.
   */
  private float[] nearest(float[] products) {
    float[] from = products;
    while (from.length > FEW * subsamples && from.length % (4 * subsamples) == 0) {
      float[] to = new float[from.length / 4];
      lower(from, to);
      from = to;
    }
    float[] least = Arrays.copyOf(from, subsamples);
    for (int neighbor = subsamples; neighbor < from.length; neighbor += subsamples) {
      for (int at = 0; at < subsamples; at++) {
        // none is NaN, and a comparison takes half as long as Math.min
        least[at] = from[neighbor + at] < least[at] ? from[neighbor + at] : least[at];
      }
    }
    return least;
  }

  /** Java turns this into vector instructions, which it does not do with comparisons. */
  private static void lower(float[] from, float[] to) {
    int second = to.length;
    int third = 2 * to.length;
    int fourth = 3 * to.length;
    for (int i = 0; i < to.length; i++) {
      float a = Math.min(from[i], from[second + i]);
      float b = Math.min(from[third + i], from[fourth + i]);
      to[i] = Math.min(a, b);
    }
  }

  /** The second least where the nearest is the row itself, which is no neighbor of its own. */
  private float second(float[] products, int at) {
    float least = Float.POSITIVE_INFINITY;
    float second = Float.POSITIVE_INFINITY;
    for (int i = at; i < products.length; i += subsamples) {
      second = Math.min(second, Math.max(least, products[i]));
      least = Math.min(least, products[i]);
    }
    return second;
  }
}
