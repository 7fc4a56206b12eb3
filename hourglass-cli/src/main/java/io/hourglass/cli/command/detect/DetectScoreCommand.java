package io.hourglass.cli.command.detect;

import io.hourglass.cli.command.RowOutput;
import io.hourglass.cli.option.CopyOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.option.HeatMapOptions;
import io.hourglass.cli.option.TimeOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.HeatMaps;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.DetectorSession;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.series.OrderedSeries;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores rows with a detector. */
@Command(
    name = "score",
    sortOptions = false,
    description = {
      "Score every row: higher is more anomalous.",
      "Writes the columns row (from 1), score, p_value, anomaly (1 or 0) and, with "
          + "--reasons, reason_1, reason_2, ..., as CSV or Parquet. Files may be of any size."
    },
    footer = {
      "  hourglass detect score fraud.hg --data today.csv --out alerts.csv",
      "  hourglass detect score fraud.hg --data today.csv --out alerts.csv --reasons 3",
      "  hourglass detect score parts.hg --data photos/ --out scores.csv --maps maps/"
    })
final class DetectScoreCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RowOutput.Option out = new RowOutput.Option();
  @Mixin private CopyOption copy = new CopyOption();

  @Option(
      names = "--reasons",
      paramLabel = "N",
      description =
          "Reasons to give for each score, at most: columns or regions of an image, by "
              + "decreasing contribution (default: none).")
  private int reasons;

  @Mixin private TimeOptions times = new TimeOptions();
  @Mixin private HeatMapOptions maps = new HeatMapOptions();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    checkReasons();
    Detector loaded = detector.load();
    Optional<HeatMaps> heat = maps.of(loaded);
    int code = out.output(copy).write(data, times.reading(loaded), console, scoring(loaded, heat));
    heat.ifPresent(all -> all.write(console));
    return code;
  }

  private void checkReasons() {
    if (reasons < 0) {
      throw new IllegalArgumentException("--reasons must be at least 0, got " + reasons);
    }
  }

  private RowOutput.Work scoring(Detector loaded, Optional<HeatMaps> heat) {
    int most = Math.min(reasons, loaded.maxReasons(reasons));
    if (loaded instanceof SeriesDetector series) {
      return times.handling().sort()
          ? sorted(series, most)
          : inTurn(series.session(times.handling().badTimes()), heat, most);
    }
    return inTurn(loaded.session(), heat, most);
  }

  /** Scores batches in order, and collects images for the heat maps. */
  private static RowOutput.Work inTurn(DetectorSession session, Optional<HeatMaps> heat, int most) {
    return new RowOutput.Work() {
      @Override
      public Table apply(Table table, long firstRow) {
        Detections scores = session.next(table, firstRow, most);
        heat.ifPresent(all -> all.add(table, scores, firstRow));
        return new Table(table.name(), columns(scores, firstRow, most));
      }

      @Override
      public void finish(Console console) {
        if (session.skipped().count() > 0) {
          console.notice(OrderedSeries.skippedText(session.skipped()));
        }
      }
    };
  }

  /** Scores all rows in order of time; they are written in the order of the data. */
  private RowOutput.Work sorted(SeriesDetector series, int most) {
    Table table = Tables.read(data.spec(), data.reading(Split.TEST, times.reading(series)));
    OrderedSeries ordered = TimeOptions.noted(series.ordered(table, times.handling()), console);
    Detections scores =
        series.session().next(ordered.table(), 0, most).at(ordered.rows(), table.rows());
    return (batch, firstRow) -> {
      int first = Math.toIntExact(firstRow);
      Detections some = scores.slice(first, first + batch.rows());
      return new Table(batch.name(), columns(some, firstRow, most));
    };
  }

  private static List<Column> columns(Detections scores, long firstRow, int most) {
    List<Column> columns = new ArrayList<>();
    columns.add(RowOutput.numbers(firstRow, scores.rows()));
    columns.add(new NumericColumn("score", scores.scores()));
    columns.add(new NumericColumn("p_value", scores.pValues()));
    columns.add(new NumericColumn("anomaly", flags(scores)));
    IntStream.range(0, most).forEach(place -> columns.add(reasons(scores, place)));
    return columns;
  }

  private static double[] flags(Detections scores) {
    return IntStream.range(0, scores.rows())
        .mapToDouble(row -> scores.isAnomaly(row) ? 1 : 0)
        .toArray();
  }

  private static Column reasons(Detections scores, int place) {
    return CategoricalColumn.of(
        "reason_" + (place + 1),
        IntStream.range(0, scores.rows())
            .mapToObj(scores::reasons)
            .map(reasons -> place < reasons.size() ? text(reasons.get(place)) : "")
            .toList());
  }

  /** As in {@code amount: got 912.4, expected 45.2 (12.1 to 78.3), share 2.31}. */
  private static String text(Reason reason) {
    return Text.format(
        "%s: got %s, %s, share %.2f",
        reason.column(), reason.actual(), reason.expectation(), reason.share());
  }
}
