package io.hourglass.cli.option;

import io.hourglass.cli.output.Console;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.series.BadTimes;
import io.hourglass.detect.series.OrderedSeries;
import io.hourglass.detect.series.TimeHandling;
import java.util.List;
import picocli.CommandLine.Option;

/** How the rows of a series are put in order of time. */
public final class TimeOptions {
  @Option(
      names = "--on-bad-time",
      paramLabel = "refuse|skip",
      description =
          "Rows of a series whose time is missing, unreadable, repeated or earlier than that of a"
              + " row before: refuse the data, or leave these rows out (default: refuse).")
  private BadTimes badTimes = BadTimes.REFUSE;

  @Option(names = "--sort", description = "Sort the rows of a series by time.")
  private boolean sort;

  /** What was asked for. */
  public TimeHandling handling() {
    return new TimeHandling(badTimes, sort);
  }

  /** Whether one of these options was given. */
  public boolean isGiven() {
    return !handling().equals(TimeHandling.STRICT);
  }

  /**
   * Refuses these options for rows that are no series.
   *
   * @throws IllegalArgumentException if one was given
   */
  public void checkSeries(boolean isSeries) {
    if (isGiven() && !isSeries) {
      throw new IllegalArgumentException(
          "--on-bad-time and --sort are for rows that are a series, by --time COLUMN at fit");
    }
  }

  /**
   * How data for a detector are read: times of a series as they are written, so that one that
   * cannot be read is known by its row.
   */
  public Reading reading(Detector detector) {
    checkSeries(detector instanceof SeriesDetector);
    Reading reading = detector.reading();
    return detector instanceof SeriesDetector series
        ? new Reading(
            withText(reading.schema(), series.layout().time()),
            reading.notation(),
            reading.levels())
        : reading;
  }

  /** The column of times, if rows of the detector have one. */
  public static List<String> column(Detector detector) {
    return detector instanceof SeriesDetector series ? List.of(series.layout().time()) : List.of();
  }

  private static Schema withText(Schema schema, String column) {
    return new Schema(
        schema.fields().stream()
            .map(field ->
                field.name().equals(column)
                    ? new Field(column, new ColumnType.Categorical())
                    : field)
            .toList());
  }

  /** The rows of a table in order of time where they are a series and an option was given. */
  public Table ordered(Detector detector, Table table, Console console) {
    return detector instanceof SeriesDetector series && isGiven()
        ? noted(series.ordered(table, handling()), console).table()
        : table;
  }

  /** Tells how rows were ordered. */
  public static OrderedSeries noted(OrderedSeries ordered, Console console) {
    ordered.notices().forEach(console::notice);
    return ordered;
  }
}
