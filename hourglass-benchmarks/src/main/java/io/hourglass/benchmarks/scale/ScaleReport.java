package io.hourglass.benchmarks.scale;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.benchmarks.process.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of it.
 *
 * @param machine on which
 * @param fileGigabytes size of the Parquet file
 * @param writeSeconds of writing it
 * @param whole one epoch over all rows, read from the file
 * @param memory the same design on rows in memory
 * @param ratio of their rows per second
 * @param growth smaller parts of the file, in the same little memory
 * @param isFast whether the ratio is what is wanted
 * @param isSmall whether the peak of memory is
 */
record ScaleReport(
    Machine machine,
    double fileGigabytes,
    double writeSeconds,
    Pass whole,
    Pass memory,
    double ratio,
    List<Pass> growth,
    boolean isFast,
    boolean isSmall) {
  static final double WANTED_RATIO = 0.6;
  static final double WANTED_MEGABYTES = 2000;

  /** As people read it. */
  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            "rows",
            "rows/s",
            "s/epoch",
            "epochs",
            "before it, s",
            "heap MB",
            "peak MB",
            "loss"));
    rows.add(row("from the file", whole));
    rows.add(row("in memory", memory));
    growth.forEach(pass -> rows.add(row("part of the file", pass)));
    return machine
        + format(
            "%nParquet of %,d rows x %d columns, %.2f GB, written in %.0f s; design 29-16-8%n%n",
            whole.rows(), ParquetRows.COLUMNS, fileGigabytes, writeSeconds)
        + Columns.of(rows)
        + format(
            "%nrows/s from the file: %.0f %% of those in memory, wanted %.0f %%: %s%n",
            100 * ratio, 100 * WANTED_RATIO, isFast ? "pass" : "miss")
        + format(
            "peak memory: %.0f MB, wanted %.0f MB: %s%n",
            whole.peakMegabytes(), WANTED_MEGABYTES, isSmall ? "pass" : "miss")
        + "an epoch after the first is counted where there is one; the first compiles the step\n";
  }

  private static List<String> row(String name, Pass pass) {
    return List.of(
        name,
        format("%,d", pass.rows()),
        format("%,.0f", pass.rowsPerSecond()),
        format("%.3f", pass.epochSeconds()),
        String.valueOf(pass.epochs()),
        format("%.1f", pass.preparationSeconds()),
        String.valueOf(pass.heapMegabytes()),
        format("%.0f", pass.peakMegabytes()),
        format("%.4f", pass.loss()));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
