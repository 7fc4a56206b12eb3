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
 * Pictures to learn from and others to judge by.
 *
 * @param name as the user called them
 * @param training pictures alone
 * @param trainingLabels what they show; empty where nothing says so
 * @param test pictures alone
 * @param testLabels what they show; empty where nothing says so
 */
public record LessonData(
    String name, Table training, List<String> trainingLabels, Table test, List<String> testLabels) {
  /** Where nothing says which pictures to judge by, it is every so-manieth. */
  private static final int EVERY = 7;

  /**
   * Reads pictures: the two parts of a named data set, or one of any other data, split here.
   *
   * @throws DataException if there are none
   */
  public static LessonData read(String spec, ReadOptions options) {
    Table training = Tables.read(spec, options.withSplit(Split.TRAIN));
    if (DataSets.find(spec).isPresent()) {
      return of(spec, training, Tables.read(spec, options.withSplit(Split.TEST)));
    }
    if (training.rows() < 2 * EVERY) {
      throw new DataException(
          "%s: expected at least %d pictures to learn from and judge by, got %d"
              .formatted(spec, 2 * EVERY, training.rows()));
    }
    return of(
        spec,
        training.select(rows(training, row -> row % EVERY != 0)),
        training.select(rows(training, row -> row % EVERY == 0)));
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

  /** The column of pictures. */
  static ImageColumn images(Table table) {
    return table.columns().stream()
        .filter(ImageColumn.class::isInstance)
        .map(ImageColumn.class::cast)
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "%s: expected a column of pictures for the demo, got %s; use train for tables"
                    .formatted(table.name(), table.schema())));
  }

  /** All labels, in order. */
  List<String> kinds() {
    return trainingLabels.stream().distinct().sorted().toList();
  }
}
