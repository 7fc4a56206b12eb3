package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.benchmarks.speed.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast detectors are, beside a network of the same table alone.
 *
 * @param machine it ran on
 * @param rows of the table
 * @param columns of it
 * @param fitSeconds to fit a detector to it
 * @param epochSeconds of the raw network, the median
 * @param rawMany the raw network on all rows
 * @param ownMany the detector's own networks alone on all rows
 * @param scoreMany the detector on encoded rows
 * @param tableMany the detector on the table
 * @param rawSingle the raw model on one record at a time
 * @param scoreSingle the detector on one record at a time
 * @param follow the stream
 * @param cards ours and others on card payments; empty without the data
 * @param absences why a system is not there
 */
record SpeedReport(
    Machine machine,
    int rows,
    int columns,
    double fitSeconds,
    double epochSeconds,
    Pace rawMany,
    Pace ownMany,
    Pace scoreMany,
    Pace tableMany,
    Pace rawSingle,
    Pace scoreSingle,
    Pace follow,
    List<Rival> cards,
    List<String> absences) {
  /** Times what a network alone may take. */
  private static final double ALLOWED = 1.5;

  SpeedReport {
    cards = List.copyOf(cards);
    absences = List.copyOf(absences);
  }

  /** As people read it. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(machine)
        .append(
            format(
                "%n%n%,d rows x %d columns%n  fitted in %.1f s: %,.0f rows/s, the time of %.1f"
                    + " epochs of the raw network (29-16-8-16-29, %.2f s an epoch)%n%n",
                rows,
                columns,
                fitSeconds,
                rows / fitSeconds,
                fitSeconds / epochSeconds,
                epochSeconds))
        .append(Columns.of(paces()))
        .append(allowed());
    if (!cards.isEmpty()) {
      text.append(
              "\nCard payments: genuine rows of the first half learned, the second half scored\n")
          .append(Columns.of(rivals()));
    }
    absences.forEach(absence -> text.append(absence).append('\n'));
    return text.toString();
  }

  /** By what bench speed asks of the raw network of pictures, and half as much again. */
  private String allowed() {
    Double micros = scoreSingle.median();
    return format(
        "%n%.1f times what bench speed allows for a network alone: a record in %.0f us, here %s;"
            + " %,.0f rows/s, here %,.0f%n",
        ALLOWED,
        ALLOWED * Targets.ROW_MICROS,
        micros(micros),
        Targets.ROWS_PER_SECOND / ALLOWED,
        scoreMany.rowsPerSecond());
  }

  private List<List<String>> paces() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "rows/s", "median us", "p99 us", "times the raw network's time"));
    for (Pace pace : List.of(rawMany, ownMany, scoreMany, tableMany)) {
      lines.add(line(pace, rawMany));
    }
    for (Pace pace : List.of(rawSingle, scoreSingle, follow)) {
      lines.add(line(pace, rawSingle));
    }
    return lines;
  }

  private static List<String> line(Pace pace, Pace raw) {
    return List.of(
        pace.way(),
        format("%,.0f", pace.rowsPerSecond()),
        micros(pace.median()),
        micros(pace.p99()),
        format("%.2f", times(pace, raw)));
  }

  /** By the medians, where there are some: a pause of the machine is in the mean. */
  private static double times(Pace pace, Pace raw) {
    Double median = pace.median();
    Double rawMedian = raw.median();
    return median == null || rawMedian == null
        ? raw.rowsPerSecond() / pace.rowsPerSecond()
        : median / rawMedian;
  }

  private static String micros(@Nullable Double micros) {
    return micros == null ? "" : format("%.1f", micros);
  }

  private List<List<String>> rivals() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "AUROC", "fit s", "score s"));
    for (Rival rival : cards) {
      lines.add(
          List.of(
              rival.system(),
              format("%.4f", rival.auroc()),
              format("%.1f", rival.fitSeconds()),
              format("%.2f", rival.scoreSeconds())));
    }
    return lines;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
