package io.hourglass.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedSeriesTest {
  private static final TimeHandling SKIP = new TimeHandling(BadTimes.SKIP, false);
  private static final TimeHandling SORT = new TimeHandling(BadTimes.REFUSE, true);
  private static final TimeHandling BOTH = new TimeHandling(BadTimes.SKIP, true);

  @Test
  void leavesOutRowsThatAreMissingRepeatedOrEarlier() {
    OrderedSeries series = OrderedSeries.of(minutes(0, 5, 5, Long.MIN_VALUE, 3, 10), "at", SKIP);

    assertThat(series.rows()).containsExactly(0, 1, 5);
    assertThat(series.table().rows()).isEqualTo(3);
    assertThat(series.skipped().count()).isEqualTo(3);
    assertThat(series.notices())
        .containsExactly(
            "3 rows excluded, as the time is missing, unreadable, repeated or earlier than before:"
                + " rows 3, 4, 5");
  }

  @Test
  void sortsAndKeepsTheOrderOfRowsOfTheSameTime() {
    assertThat(OrderedSeries.of(minutes(10, 5, 0, 20), "at", SORT).rows())
        .containsExactly(2, 1, 0, 3);

    OrderedSeries both = OrderedSeries.of(minutes(10, 5, 0, 5, 20), "at", BOTH);
    assertThat(both.rows()).containsExactly(2, 1, 0, 4);
    assertThat(both.notices().get(0))
        .isEqualTo("sorted by time: 2 rows were earlier than the row before");
    assertThat(both.skipped().first()).containsExactly(4L);
  }

  @Test
  void refusesTheRowOfTheDataAfterSorting() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OrderedSeries.of(minutes(10, 5, 0, 5), "at", SORT))
        .withMessage(
            "t, row 4, column \"at\": expected a time after 1970-01-01T00:05:00Z, got the same"
                + " again; keep the first row of each time (setting on-bad-time=skip), or combine"
                + " them in a query")
        .satisfies(e -> assertThat(e.column()).isEqualTo("at"));
  }

  @Test
  void refusesToLeaveOutMostRows() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OrderedSeries.of(minutes(50, 5, 10, 15), "at", SKIP))
        .withMessage(
            "t, column \"at\": expected at most half of the rows to be excluded for their times,"
                + " got 3 of 4; sort the rows by time (setting sort)");
  }

  @Test
  void readsNumbersOfOurTimeAsEpochs() {
    for (double scale : new double[] {1, 1000}) {
      double[] numbers = IntStream.range(0, 9).mapToDouble(i -> (1.7e9 + 60 * i) * scale).toArray();
      Table table = new Table("t", List.of(new NumericColumn("at", numbers)));

      OrderedSeries series = OrderedSeries.of(table, "at", TimeHandling.STRICT);

      TimestampColumn at = (TimestampColumn) series.table().column("at");
      assertThat(at.value(1)).isEqualTo(Instant.ofEpochSecond(1_700_000_060));
      assertThat(series.found().map(MomentFormat::text))
          .hasValue(scale == 1 ? "epoch-seconds" : "epoch-millis");
      assertThat(series.table().notation().formats()).containsKey("at");
    }
  }

  @Test
  void otherNumbersAreNoTimes() {
    for (double first : new double[] {0, 1e5, 6e8, 3e9, 1.7e15, 1.7e18}) {
      double[] numbers = {first, first + 1000, first + 2000};
      Table table = new Table("t", List.of(new NumericColumn("at", numbers)));

      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> OrderedSeries.of(table, "at", TimeHandling.STRICT))
          .withMessageContaining("(setting date-format)");
    }
  }

  @Test
  void tellsTheHoursOfTheEndOfSummerTimeApart() {
    CategoricalColumn texts =
        CategoricalColumn.of(
            "at",
            List.of(
                "2024-10-27 01:30",
                "2024-10-27 02:00",
                "2024-10-27 02:30",
                "2024-10-27 02:00",
                "2024-10-27 02:30",
                "2024-10-27 03:00"));
    MomentFormat berlin = MomentFormat.parse("yyyy-mm-dd Europe/Berlin");
    Table plain = new Table("t", List.of(texts));
    Table zoned =
        new Table("t", List.of(texts), plain.notation().withFormats(Map.of("at", berlin)));

    TimestampColumn at =
        (TimestampColumn) OrderedSeries.of(zoned, "at", TimeHandling.STRICT).table().column("at");

    assertThat(IntStream.range(1, 6).mapToLong(i -> at.millis(i) - at.millis(i - 1)))
        .containsOnly(1_800_000L);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OrderedSeries.of(plain, "at", TimeHandling.STRICT))
        .withMessageContaining("t, row 4, column \"at\"")
        .withMessageContaining("(setting date-format=at=yyyy-mm-dd Europe/Berlin)");
  }

  @Test
  void textsThatAreNoTimesAreLeftOutOrRefused() {
    CategoricalColumn texts =
        CategoricalColumn.of("at", List.of("13/03/2024", "14/03/2024", "soon", "15/03/2024"));
    Table table = new Table("t", List.of(texts));

    assertThat(OrderedSeries.of(table, "at", SKIP).rows()).containsExactly(0, 1, 3);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OrderedSeries.of(table, "at", TimeHandling.STRICT))
        .withMessage(
            "t, row 3, column \"at\": expected a date or time written dd/mm/yyyy, got \"soon\";"
                + " leave such rows out (setting on-bad-time=skip)");
  }

  @Test
  void namesTheColumnThatTellsSeriesApart() {
    long[] at = {0, 0, 60_000, 60_000, 120_000, 120_000};
    Table table =
        new Table(
            "a.csv",
            List.of(
                new TimestampColumn("at", at),
                CategoricalColumn.of("the host", List.of("a", "b", "a", "b", "a", "b")),
                new NumericColumn("v", new double[] {1, 2, 3, 4, 5, 6.5})));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OrderedSeries.of(table, "at", TimeHandling.STRICT))
        .withMessageEndingWith(
            "distinguished by \"the host\" (a, b): fit one detector to each, chosen by a query, as"
                + " in SELECT * EXCLUDE (\"the host\") FROM 'a.csv' WHERE \"the host\" = 'a'");
  }

  private static Table minutes(long... minutes) {
    long[] millis =
        Arrays.stream(minutes)
            .map(minute -> minute == Long.MIN_VALUE ? minute : 60_000 * minute)
            .toArray();
    return new Table("t", List.of(new TimestampColumn("at", millis)));
  }
}
