package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.benchmarks.report.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** FileTraining from a file that does not fit in memory. */
@Command(
    name = "scale",
    description = "One epoch over a Parquet file that does not fit in memory.",
    footer = {
      "  hourglass bench scale                     20 million rows, 2.4 GB of disk for a while",
      "  hourglass bench scale --rows 2000000 --json"
    })
public final class ScaleBenchmark implements Benchmark {
  /** Leaves the natives, DuckDB's 512 MB and TensorFlow's own what they need within 2 GB. */
  private static final int HEAP = 512;

  private static final int LARGE_HEAP = 3000;
  private static final String TITLE =
      "Parquet of %,d rows x %d columns, %.2f GB, written in %.0f s; design 29-16-8";
  private static final String RULE =
      "an epoch after the first counts where there is one; the first compiles the step";
  private static final long IN_MEMORY = 1_000_000;
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final double LEAST_RATIO = 0.6;
  private static final double MOST_MEGABYTES = 2000;

  @Option(names = "--rows", description = "Rows of the file (default: ${DEFAULT-VALUE}).")
  private long rows = 20_000_000;

  @Option(names = "--folder", description = "Place of the file (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  private static final String FILE = "rows.parquet";

  /** A training from a file, in a process of its own. */
  private record FileTraining(
      String name, long rows, int heap, List<Double> epochs, Outcome outcome) {
    /** Seconds of an epoch; of several the median, the first excluded. */
    double epochSeconds() {
      return Timing.median(epochs.subList(epochs.size() > 1 ? 1 : 0, epochs.size()));
    }

    double rowsPerSecond() {
      return rows / epochSeconds();
    }

    double last(String key) {
      return outcome.numbers(key).stream().reduce((first, last) -> last).orElse(Double.NaN);
    }
  }

  @Override
  public Report run(BenchmarkContext context) throws IOException, SQLException {
    BenchmarkContext.require("--rows", rows, 1000);
    ParquetRows.checkRoom(folder, rows);
    return measureIn(Files.createTempDirectory(folder, "hourglass-scale"), context);
  }

  private Report measureIn(Path own, BenchmarkContext context) throws IOException, SQLException {
    Thread hook = new Thread(() -> delete(own), "hourglass-scale-cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return measure(own.resolve(FILE), context);
    } finally {
      delete(own);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private static void delete(Path own) {
    try {
      Files.deleteIfExists(own.resolve(FILE));
      Files.deleteIfExists(own);
    } catch (IOException e) {
      // it is in a folder for temporary files; nothing depends on its being gone
      own.toFile().deleteOnExit();
    }
  }

  private Report measure(Path file, BenchmarkContext context) throws IOException, SQLException {
    context.note("writing %,d rows to %s".formatted(rows, file));
    double seconds = secondsToWrite(file);
    double gigabytes = Files.size(file) / 1e9;
    String title = String.format(Locale.ROOT, TITLE, rows, ParquetRows.COLUMNS, gigabytes, seconds);
    List<FileTraining> trainings = trainings(file, context);
    ResultTable<?> targets = Target.table(targets(trainings.get(0), trainings.get(1)));
    return new Report(title, List.of(RULE), List.of(table(trainings), targets));
  }

  private double secondsToWrite(Path file) throws SQLException {
    long begun = System.nanoTime();
    ParquetRows.write(file, rows);
    return BenchmarkContext.secondsSince(begun);
  }

  /** From the whole file, in memory, and from parts of the file; parts run first. */
  private List<FileTraining> trainings(Path file, BenchmarkContext context) {
    List<FileTraining> trainings = new ArrayList<>();
    for (long part = 100_000; part < rows && part <= 10_000_000; part *= 10) {
      trainings.add(training("part of the file", file, part, HEAP, context));
    }
    long few = Math.min(IN_MEMORY, rows);
    trainings.add(0, training("in memory", file, few, LARGE_HEAP, context));
    trainings.add(0, training("from the file", file, rows, HEAP, context));
    return trainings;
  }

  private FileTraining training(
      String name, Path file, long part, int heap, BenchmarkContext context) {
    // of a few rows the first epoch is all compiling; of many it does not matter
    int epochs = part < 1_000_000 ? 11 : part < 10_000_000 ? 4 : 1;
    String work = "training on %,d rows".formatted(part);
    context.note("%s, %d MB of heap".formatted(work, heap));
    Program worker = LocalWorker.program(List.of("-Xmx" + heap + "m", "-XX:+UseParallelGC"));
    Program training = worker.and("file", source(file, part), String.valueOf(epochs));
    Outcome outcome = training.run(LIMIT).orThrow(work);
    return new FileTraining(name, part, heap, outcome.numbers("seconds"), outcome);
  }

  private String source(Path file, long part) {
    return part == rows
        ? file.toString()
        : "SELECT * FROM '%s' LIMIT %d".formatted(file.toString().replace("'", "''"), part);
  }

  private static ResultTable<?> table(List<FileTraining> trainings) {
    return ResultTable.of("trainings", "", trainings)
        .text("training", FileTraining::name)
        .count("rows", FileTraining::rows)
        .number("rows per second", 0, FileTraining::rowsPerSecond)
        .number("seconds an epoch", 3, FileTraining::epochSeconds)
        .count("epochs", one -> one.epochs().size())
        .number("preparation seconds", 1, one -> one.last("preparation"))
        .count("heap MB", FileTraining::heap)
        .number("peak MB", 0, one -> one.last("rss_mb"))
        .number("loss", 4, one -> one.last("loss"));
  }

  private static List<Target> targets(FileTraining whole, FileTraining memory) {
    double ratio = whole.rowsPerSecond() / memory.rowsPerSecond();
    String text = "rows per second from the file, as a share of those in memory";
    return List.of(
        Target.atLeast("ratio", text, LEAST_RATIO, ratio, "in memory"),
        Target.atMost("memory", "peak MB", MOST_MEGABYTES, whole.last("rss_mb")));
  }
}
