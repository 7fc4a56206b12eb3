package io.hourglass.benchmarks.detection;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.Arrays;
import java.util.List;

/** Images with labels. */
record LabeledImages(Table training, Table test) {
  /** Share of the images that is held out where there is no test part. */
  private static final double HELD_OUT = 0.3;

  LabeledImages {
    images(training);
    labels(training);
    labels(test);
  }

  /**
   * Reads a data set's training and test part; of anything else three tenths are held out, the same
   * ones whenever it is read.
   *
   * @param mostTestRows of the test images, evenly spread
   * @throws DataException if there is not a column of images and a label for each
   */
  static LabeledImages read(String data, int mostTestRows) {
    Table training = Tables.read(data, ReadOptions.defaults().withSplit(Split.TRAIN));
    Table test = Tables.read(data, ReadOptions.defaults().withSplit(Split.TEST));
    LabeledImages all =
        training.name().equals(test.name()) ? split(test) : new LabeledImages(training, test);
    int[] some = RowSelection.spread(mostTestRows, all.test().rows());
    return new LabeledImages(all.training(), all.test().select(some));
  }

  private static LabeledImages split(Table all) {
    int[] order = RowSelection.shuffled(all.rows(), 1);
    int held = (int) (HELD_OUT * order.length);
    Table training = all.select(Arrays.copyOfRange(order, held, order.length));
    return new LabeledImages(training, all.select(Arrays.copyOf(order, held)));
  }

  /** Names of the classes. */
  List<String> classes() {
    return labels(training).levels().stream().sorted().toList();
  }

  /**
   * One class as the normal one, all to score.
   *
   * @param mostRows training images at most, a seed's own choice
   */
  Dataset ofClass(String name, int mostRows) {
    ImageColumn own = images(training).select(rows(training, name));
    Sample scored = Sample.of(images(test));
    boolean[] anomalous = new boolean[test.rows()];
    Arrays.fill(anomalous, true);
    Arrays.stream(rows(test, name)).forEach(row -> anomalous[row] = false);
    return new OneClass(name, own, scored, anomalous, mostRows);
  }

  private record OneClass(
      String name, ImageColumn own, Sample test, boolean[] anomalous, int mostRows)
      implements Dataset {
    @Override
    public LabeledSplit split(long seed) {
      int[] order = RowSelection.shuffled(own.rows(), seed);
      int[] some = Arrays.stream(order).limit(mostRows).sorted().toArray();
      return new LabeledSplit(Sample.of(own.select(some)), test, anomalous);
    }
  }

  private static int[] rows(Table table, String name) {
    CategoricalColumn labels = labels(table);
    return RowSelection.where(
        table.rows(), row -> labels.levels().get(labels.index(row)).equals(name));
  }

  private static ImageColumn images(Table table) {
    return table.columns().stream()
        .filter(ImageColumn.class::isInstance)
        .map(ImageColumn.class::cast)
        .findFirst()
        .orElseThrow(
            () -> new DataException(table.name() + ": expected images, got " + table.schema()));
  }

  private static CategoricalColumn labels(Table table) {
    if (table.find("label").orElse(null) instanceof CategoricalColumn labels) {
      return labels;
    }
    throw new DataException(
        "%s: expected a column \"label\" of categories, got %s"
            .formatted(table.name(), table.schema()));
  }
}
