package io.hourglass.benchmarks.pictures;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pictures with labels, some to learn from and others to judge by.
 *
 * @param training pictures and their labels
 * @param test others
 */
record Album(Table training, Table test) {
  private static final String LABEL = "label";

  /** Of pictures without a test part, those that are held out. */
  private static final double HELD_OUT = 0.3;

  /**
   * A data set's training and test part; of anything else three tenths are held out, the same ones
   * whenever it is read.
   *
   * @throws DataException if there is not a column of pictures and a label for each
   */
  static Album read(String data) {
    Table training = Tables.read(data, ReadOptions.defaults().withSplit(Split.TRAIN));
    Table test = Tables.read(data, ReadOptions.defaults().withSplit(Split.TEST));
    if (!training.name().equals(test.name())) {
      return new Album(training, test);
    }
    int[] order = shuffled(test.rows(), 1);
    int held = (int) (HELD_OUT * order.length);
    return new Album(
        test.select(Arrays.copyOfRange(order, held, order.length)),
        test.select(Arrays.copyOf(order, held)));
  }

  private static int[] shuffled(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    return order;
  }

  Album {
    pictures(training);
    labels(training);
    labels(test);
  }

  /** Names of the classes. */
  List<String> classes() {
    return labels(training).levels().stream().sorted().toList();
  }

  /** Training pictures of a class, so many at most, a seed's own choice. */
  ImageColumn ofClass(String name, int most, long seed) {
    int[] own = ofClass(training, name);
    int[] order = shuffled(own.length, seed);
    return pictures(training)
        .select(Arrays.stream(order).limit(most).sorted().map(i -> own[i]).toArray());
  }

  private static int[] ofClass(Table table, String name) {
    CategoricalColumn labels = labels(table);
    return IntStream.range(0, table.rows())
        .filter(row -> labels.levels().get(labels.index(row)).equals(name))
        .toArray();
  }

  /** Some test pictures, so many at most, evenly spread; the same with their labels. */
  Album judgedBy(int most) {
    int rows = Math.min(most, test.rows());
    return new Album(
        training,
        test.select(
            IntStream.range(0, rows).map(i -> (int) ((long) i * test.rows() / rows)).toArray()));
  }

  /** All test pictures. */
  ImageColumn judged() {
    return pictures(test);
  }

  /** Which test pictures are of other classes. */
  boolean[] others(String name) {
    boolean[] others = new boolean[test.rows()];
    Arrays.fill(others, true);
    Arrays.stream(ofClass(test, name)).forEach(row -> others[row] = false);
    return others;
  }

  private static ImageColumn pictures(Table table) {
    for (Column column : table.columns()) {
      if (column instanceof ImageColumn pictures) {
        return pictures;
      }
    }
    throw new DataException(
        "%s: expected a column of pictures, got %s".formatted(table.name(), table.schema()));
  }

  private static CategoricalColumn labels(Table table) {
    if (table.find(LABEL).orElse(null) instanceof CategoricalColumn labels) {
      return labels;
    }
    throw new DataException(
        "%s: expected a column \"%s\" of names, got %s"
            .formatted(table.name(), LABEL, table.schema()));
  }
}
