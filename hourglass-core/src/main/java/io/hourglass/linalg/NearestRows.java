package io.hourglass.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the nearest of many rows, exactly. Immutable and thread-safe.
 *
 * <p>Rows are split at the median of the feature that varies most, again and again, until {@value
 * #LEAF} are left (a k-d tree, Bentley 1975, with large leaves). A query visits the leaves in the
 * order of the least distance that their bounding boxes allow, and ends when none can hold a nearer
 * row. Within a leaf distances are sums of squared differences, all rows at once: no difference of
 * great numbers as in |a|^2 + |b|^2 - 2ab, which in 32 bits loses what is near.
 */
public final class NearestRows {
  private static final int LEAF = 256;

  /** A bound is allowed to be too high by rounding. */
  private static final float SLACK = 0.9999f;

  /** Features after which a leaf is given up if all its rows are already too far. */
  private static final int LOOK = 32;

  private final int width;

  /** The row at every place: leaves are ranges of places. */
  private final int[] order;

  /** First place of every leaf, and the number of rows at the end. */
  private final int[] starts;

  /**
   * {@code [leaf * width + feature][row of the leaf]}. An array for each: loops over arrays by one
   * index are turned into vector instructions, those with an offset are not.
   */
  private final float[][] values;

  /** Bounding boxes, {@code [feature][leaf]}. */
  private final float[][] low;

  private final float[][] high;

  private NearestRows(float[] rows, int width) {
    this.width = width;
    this.order = IntStream.range(0, rows.length / width).toArray();
    Splits splits = new Splits(rows, width, order);
    this.starts = splits.starts();
    this.values = new float[leaves() * width][];
    this.low = new float[width][leaves()];
    this.high = new float[width][leaves()];
    IntStream.range(0, leaves()).parallel().forEach(leaf -> fill(leaf, rows));
  }

  /**
   * Takes rows side by side, at least one, without missing numbers.
   *
   * @throws IllegalArgumentException if there is no row, or not a whole number of them
   */
  public static NearestRows of(float[] rows, int width) {
    if (width < 1 || rows.length == 0 || rows.length % width != 0) {
      throw new IllegalArgumentException(
          "rows must have %d values each and be at least 1, got %d values"
              .formatted(width, rows.length));
    }
    return new NearestRows(rows, width);
  }

  private int leaves() {
    return starts.length - 1;
  }

  private void fill(int leaf, float[] rows) {
    int from = starts[leaf];
    for (int feature = 0; feature < width; feature++) {
      float[] column = new float[starts[leaf + 1] - from];
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < column.length; j++) {
        column[j] = rows[order[from + j] * width + feature];
        least = Math.min(least, column[j]);
        most = Math.max(most, column[j]);
      }
      values[leaf * width + feature] = column;
      low[feature][leaf] = least;
      high[feature][leaf] = most;
    }
  }

  /** How many rows there are. */
  public int rows() {
    return order.length;
  }

  /**
   * Mean Euclidean distance of each row given from its nearest ones here.
   *
   * @param queries rows side by side, without missing numbers
   * @param neighbors how many, at least 1; all where there are fewer
   */
  public double[] distances(float[] queries, int neighbors) {
    double[] distances = new double[queries.length / width];
    int most = Math.min(check(neighbors), rows());
    RowBlocks.forEachRow(
        distances.length,
        row -> distances[row] = new Search(query(queries, row), most, -1).meanDistance());
    return distances;
  }

  private float[] query(float[] queries, int row) {
    return Arrays.copyOfRange(queries, row * width, (row + 1) * width);
  }

  /**
   * Mean Euclidean distance of each row here from its nearest other ones, in the order in which
   * they were given; 0 for an only row.
   */
  public double[] distancesFromOthers(int neighbors) {
    double[] distances = new double[rows()];
    int most = Math.min(check(neighbors), rows() - 1);
    if (most > 0) {
      RowBlocks.forEachRow(
          rows(),
          place -> distances[order[place]] = new Search(row(place), most, place).meanDistance());
    }
    return distances;
  }

  private static int check(int neighbors) {
    if (neighbors < 1) {
      throw new IllegalArgumentException("neighbors must be at least 1, got " + neighbors);
    }
    return neighbors;
  }

  private float[] row(int place) {
    int leaf = Arrays.binarySearch(starts, place);
    leaf = leaf < 0 ? -leaf - 2 : leaf;
    float[] row = new float[width];
    for (int feature = 0; feature < width; feature++) {
      row[feature] = values[leaf * width + feature][place - starts[leaf]];
    }
    return row;
  }

  /** One query. */
  private final class Search {
    private final float[] query;
    private final int self;

    /** Squared distances, ascending. */
    private final float[] best;

    private final float[] squares = new float[LEAF];

    /** Looks for so many; {@code self} is the place that is passed over, or -1. */
    Search(float[] query, int neighbors, int self) {
      this.query = query;
      this.self = self;
      this.best = new float[neighbors];
      Arrays.fill(best, Float.POSITIVE_INFINITY);
    }

    double meanDistance() {
      for (long key : leavesByBound()) {
        if (Float.intBitsToFloat((int) (key >>> Integer.SIZE)) * SLACK >= worst()) {
          break;
        }
        visit((int) key);
      }
      return meanRoot(best);
    }

    private static double meanRoot(float[] squares) {
      double sum = 0;
      for (float square : squares) {
        sum += Math.sqrt(square);
      }
      return sum / squares.length;
    }

    private float worst() {
      return best[best.length - 1];
    }

    /** The bits of the bound before the number of the leaf: floats from 0 up sort as their bits. */
    private long[] leavesByBound() {
      float[] bounds = new float[leaves()];
      for (int feature = 0; feature < width; feature++) {
        addBounds(bounds, query[feature], low[feature], high[feature]);
      }
      long[] keys = new long[bounds.length];
      Arrays.setAll(keys, leaf -> (long) Float.floatToIntBits(bounds[leaf]) << Integer.SIZE | leaf);
      Arrays.sort(keys);
      return keys;
    }

    private static void addBounds(float[] bounds, float value, float[] low, float[] high) {
      for (int leaf = 0; leaf < bounds.length; leaf++) {
        float outside = Math.max(low[leaf] - value, value - high[leaf]);
        float out = Math.max(outside, 0);
        bounds[leaf] += out * out;
      }
    }

    private void visit(int leaf) {
      int from = starts[leaf];
      int size = starts[leaf + 1] - from;
      Arrays.fill(squares, 0, size, 0);
      for (int feature = 0; feature < width; feature += LOOK) {
        if (feature > 0 && !anyBelow(size, worst())) {
          return;
        }
        addSquares(leaf * width, size, feature, Math.min(width, feature + LOOK));
      }
      if (self >= from && self < from + size) {
        squares[self - from] = Float.POSITIVE_INFINITY;
      }
      for (int j = 0; j < size; j++) {
        if (squares[j] < worst()) {
          insert(squares[j]);
        }
      }
    }

    private boolean anyBelow(int size, float limit) {
      for (int j = 0; j < size; j++) {
        if (squares[j] < limit) {
          return true;
        }
      }
      return false;
    }

    private void addSquares(int at, int size, int first, int end) {
      int feature = first;
      for (; feature + 3 < end; feature += 4) {
        addFour(at + feature, size, feature);
      }
      for (; feature < end; feature++) {
        add(squares, size, query[feature], values[at + feature]);
      }
    }

    private void addFour(int at, int size, int feature) {
      float[] sums = squares;
      float[] first = values[at];
      float[] second = values[at + 1];
      float[] third = values[at + 2];
      float[] fourth = values[at + 3];
      float a = query[feature];
      float b = query[feature + 1];
      float c = query[feature + 2];
      float d = query[feature + 3];
      for (int j = 0; j < size; j++) {
        float u = a - first[j];
        float v = b - second[j];
        float w = c - third[j];
        float x = d - fourth[j];
        sums[j] += u * u + v * v + w * w + x * x;
      }
    }

    private static void add(float[] sums, int size, float value, float[] column) {
      for (int j = 0; j < size; j++) {
        float error = value - column[j];
        sums[j] += error * error;
      }
    }

    private void insert(float square) {
      int at = best.length - 1;
      while (at > 0 && best[at - 1] > square) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = square;
    }
  }

  /** Where the rows are split, bringing them in the order of the leaves. */
  private static final class Splits {
    private final float[] rows;
    private final int width;
    private final int[] order;
    private final IntStream.Builder starts = IntStream.builder();

    Splits(float[] rows, int width, int[] order) {
      this.rows = rows;
      this.width = width;
      this.order = order;
    }

    int[] starts() {
      split(0, order.length);
      return starts.add(order.length).build().toArray();
    }

    private void split(int from, int to) {
      if (to - from <= LEAF) {
        starts.add(from);
        return;
      }
      sort(from, to, widest(from, to));
      int middle = (from + to) >>> 1;
      split(from, middle);
      split(middle, to);
    }

    /** Sorts a range of places by one feature. */
    private void sort(int from, int to, int feature) {
      long[] keys = new long[to - from];
      for (int i = 0; i < keys.length; i++) {
        int row = order[from + i];
        keys[i] = (long) sortable(rows[row * width + feature]) << Integer.SIZE | row;
      }
      Arrays.sort(keys);
      for (int i = 0; i < keys.length; i++) {
        order[from + i] = (int) keys[i];
      }
    }

    /** Bits that sort as signed numbers the way their floats do. */
    private static int sortable(float value) {
      int bits = Float.floatToIntBits(value);
      return bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE);
    }

    /** The feature with the largest variance in a range of places. */
    private int widest(int from, int to) {
      double[] sums = new double[width];
      double[] squares = new double[width];
      for (int place = from; place < to; place++) {
        addDifferences(order[place] * width, order[from] * width, sums, squares);
      }
      double[] variances = new double[width];
      Arrays.setAll(variances, i -> squares[i] - sums[i] * sums[i] / (to - from));
      return Indices.argMax(width, i -> variances[i]);
    }

    private void addDifferences(int at, int first, double[] sums, double[] squares) {
      for (int i = 0; i < width; i++) {
        double value = rows[at + i] - rows[first + i];
        sums[i] += value;
        squares[i] += value * value;
      }
    }
  }
}
