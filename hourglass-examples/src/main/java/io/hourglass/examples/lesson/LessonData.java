package io.hourglass.examples.lesson;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.dataset.DataSets;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Training images and test images, with their labels.
 *
 * @param name of the data
 * @param training one column of images
 * @param trainingLabels empty if there are none
 * @param test one column of images
 * @param testLabels empty if there are none
 */
public record LessonData(
    String name, Table training, List<String> trainingLabels, Table test, List<String> testLabels) {
  /** One in so many images is a test image, unless the data set has a test set. */
  private static final int EVERY = 7;

  /**
   * Reads the training set and the test set of a named data set; splits any other data.
   *
   * @throws DataException if there are too few images, or none
   */
  public static LessonData read(String spec, ReadOptions options) {
    Table training = Tables.read(spec, options.withSplit(Split.TRAIN));
    if (DataSets.find(spec).isPresent()) {
      return of(spec, training, Tables.read(spec, options.withSplit(Split.TEST)));
    }
    checkRows(spec, training.rows());
    return of(
        spec,
        training.select(rows(training, row -> row % EVERY != 0)),
        training.select(rows(training, row -> row % EVERY == 0)));
  }

  private static void checkRows(String name, int rows) {
    if (rows < 2 * EVERY) {
      throw new DataException(
          "%s: expected at least %d images for training and test, got %d"
              .formatted(name, 2 * EVERY, rows));
    }
  }

  private static int[] rows(Table table, IntPredicate which) {
    return IntStream.range(0, table.rows()).filter(which).toArray();
  }

  private static LessonData of(String name, Table training, Table test) {
    String image = images(training).name();
    return new LessonData(
        name,
        new Table(training.name(), List.of(training.column(image))),
        labels(training),
        new Table(test.name(), List.of(test.column(image))),
        labels(test));
  }

  private static List<String> labels(Table table) {
    Optional<Column> column = table.find("label");
    return column
        .map(c -> IntStream.range(0, c.rows()).mapToObj(row -> text(c.value(row))).toList())
        .orElse(List.of());
  }

  private static String text(Object label) {
    return label instanceof Double number && number == Math.rint(number)
        ? String.valueOf(number.longValue())
        : String.valueOf(label);
  }

  /** The column of images. */
  static ImageColumn images(Table table) {
    return table.columns().stream()
        .filter(ImageColumn.class::isInstance)
        .map(ImageColumn.class::cast)
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "%s: expected a column of images, got %s".formatted(table.name(), table.schema())));
  }

  /** All labels that occur, in order. */
  List<String> distinctLabels() {
    return trainingLabels.stream().distinct().sorted().toList();
  }
}
