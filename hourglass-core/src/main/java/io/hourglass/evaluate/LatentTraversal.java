package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.latent.Latent;
import io.hourglass.linalg.Moments;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A latent traversal (Higgins et al. 2017): one latent dimension at a time goes from low to high
 * and is decoded, the others stay as they are in the code of one row.
 *
 * <p>Under a standard normal prior a number goes from -3 to 3; under any other from where half a
 * percent of the rows are below it to where half a percent are above.
 */
public final class LatentTraversal {
  private static final double REACH = 3;
  private static final double TAIL = 0.005;

  private final List<Path> paths;
  private final Table table;

  /**
   * The path of one latent dimension.
   *
   * @param latent which one, from 0
   * @param from where it begins
   * @param to where it ends
   * @param change how much the decoded row changes on the way: variance of a feature, mean over the
   *     features, in encoded units
   */
  public record Path(int latent, double from, double to, double change) {}

  private LatentTraversal(List<Path> paths, Table table) {
    this.paths = paths;
    this.table = table;
  }

  /**
   * Around the code of one row.
   *
   * @param model any autoencoder
   * @param rows like its training data, to learn where its codes lie
   * @param row the one to start from, from 0
   * @param steps of each number, at least 2
   * @throws IllegalArgumentException if there is no such row, or fewer than 2 steps
   */
  public static LatentTraversal of(Autoencoder model, Table rows, int row, int steps) {
    checkStart(rows, row, steps);
    Rows codes = model.encode(rows);
    List<Range> ranges = ranges(model.design().latent(), codes);
    float[] all = codesAlong(ranges, codes.row(row), steps);
    Table decoded = model.decode(given(model, all, rows.slice(row, row + 1)));
    return sorted(decoded, ranges, model.codec().encode(decoded), steps);
  }

  private static List<Range> ranges(Latent latent, Rows codes) {
    return IntStream.range(0, codes.width()).mapToObj(i -> range(latent, codes, i)).toList();
  }

  private static void checkStart(Table rows, int row, int steps) {
    if (row < 0 || row >= rows.rows()) {
      throw new IllegalArgumentException(
          "the row to start from must be one of %d, counted from 0, got %d"
              .formatted(rows.rows(), row));
    }
    if (steps < 2) {
      throw new IllegalArgumentException("a traversal must have at least 2 steps, got " + steps);
    }
  }

  /** The range of one latent dimension. */
  private record Range(double from, double to) {
    float at(int step, int steps) {
      return (float) (from + (to - from) * step / (steps - 1));
    }
  }

  /** The code at every step of every path, side by side. */
  private static float[] codesAlong(List<Range> ranges, float[] start, int steps) {
    int width = start.length;
    float[] all = new float[width * steps * width];
    for (int i = 0; i < width * steps; i++) {
      int latent = i / steps;
      System.arraycopy(start, 0, all, i * width, width);
      all[i * width + latent] = ranges.get(latent).at(i % steps, steps);
    }
    return all;
  }

  /** The codes, and beside each the columns of the row that the decoder is given. */
  private static Rows given(Autoencoder model, float[] codes, Table row) {
    float[] encoded = model.codec().encode(row).values();
    int count = codes.length / model.design().latent().width();
    float[] rows = new float[count * encoded.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(encoded, 0, rows, i * encoded.length, encoded.length);
    }
    return new Rows(
        model.network().given(codes, rows), model.network().architecture().decodedWidth());
  }

  private static Range range(Latent latent, Rows codes, int number) {
    if (latent.variational().filter(model -> model.prior().isStandardNormal()).isPresent()) {
      return new Range(-REACH, REACH);
    }
    double[] values =
        IntStream.range(0, codes.rows()).mapToDouble(i -> codes.at(i, number)).sorted().toArray();
    int tail = (int) (TAIL * values.length);
    return new Range(values[tail], values[values.length - 1 - tail]);
  }

  private static LatentTraversal sorted(
      Table decoded, List<Range> ranges, Rows features, int steps) {
    List<Path> paths =
        IntStream.range(0, ranges.size())
            .mapToObj(i -> path(i, ranges.get(i), features.slice(i * steps, (i + 1) * steps)))
            .sorted(Comparator.comparingDouble(Path::change).reversed())
            .toList();
    return new LatentTraversal(paths, decoded.select(rows(paths, steps)));
  }

  private static int[] rows(List<Path> paths, int steps) {
    return paths.stream()
        .flatMapToInt(path -> IntStream.range(path.latent() * steps, (path.latent() + 1) * steps))
        .toArray();
  }

  private static Path path(int latent, Range range, Rows features) {
    return new Path(latent, range.from(), range.to(), change(features));
  }

  private static double change(Rows features) {
    double[] mean = Moments.mean(features.values(), features.width());
    double sum = 0;
    for (int i = 0; i < features.values().length; i++) {
      double difference = features.values()[i] - mean[i % mean.length];
      sum += Double.isNaN(difference) ? 0 : difference * difference;
    }
    return sum / features.values().length;
  }

  /** The paths of all latent dimensions, the one with the largest effect first. */
  public List<Path> paths() {
    return paths;
  }

  /** The decoded rows, the steps of the first path first. */
  public Table table() {
    return table;
  }

  /** Decoded rows of each path. */
  public int steps() {
    return table.rows() / paths.size();
  }
}
