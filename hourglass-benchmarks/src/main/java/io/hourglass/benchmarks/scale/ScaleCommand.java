package io.hourglass.benchmarks.scale;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains from a file that does not fit in memory. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "One epoch over a Parquet file that does not fit in memory.",
    footer = {
      "%nExamples:",
      "  hourglass bench scale                     20 million rows, 2.4 GB of disk for a while",
      "  hourglass bench scale --rows 2000000 --json"
    })
public final class ScaleCommand implements Callable<Integer> {
  /** Leaves the natives, DuckDB's 512 MB and TensorFlow's own what they need within 2 GB. */
  private static final int HEAP = 512;

  private static final int ROOMY_HEAP = 3000;
  private static final long IN_MEMORY = 1_000_000;
  private static final Duration LIMIT = Duration.ofHours(2);

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the file (default: ${DEFAULT-VALUE}).")
  private long rows = 20_000_000;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the file is written; a folder for temporary files unless given.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException {
    if (rows < 1000) {
      throw new IllegalArgumentException("--rows must be at least 1000, got " + rows);
    }
    ParquetRows.checkRoom(folder, rows);
    Path own = Files.createTempDirectory(folder, "hourglass-scale");
    Path file = own.resolve("rows.parquet");
    Thread hook = new Thread(() -> delete(file, own), "hourglass-scale-cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      print(measure(Machine.here(), file));
      return 0;
    } finally {
      delete(file, own);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private static void delete(Path file, Path own) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(own);
    } catch (IOException e) {
      // it is in a folder for temporary files; nothing depends on its being gone
      own.toFile().deleteOnExit();
    }
  }

  private ScaleReport measure(Machine machine, Path file) throws IOException, SQLException {
    note("writing %,d rows to %s".formatted(rows, file));
    long begun = System.nanoTime();
    ParquetRows.write(file, rows);
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<Pass> growth = new ArrayList<>();
    for (long part = 100_000; part < rows && part <= 10_000_000; part *= 10) {
      growth.add(pass(file, part, HEAP));
    }
    Pass memory = pass(file, Math.min(IN_MEMORY, rows), ROOMY_HEAP);
    Pass whole = pass(file, rows, HEAP);
    double ratio = whole.rowsPerSecond() / memory.rowsPerSecond();
    return new ScaleReport(
        machine,
        Files.size(file) / 1e9,
        seconds,
        whole,
        memory,
        ratio,
        growth,
        ratio >= ScaleReport.WANTED_RATIO,
        whole.peakMegabytes() <= ScaleReport.WANTED_MEGABYTES);
  }

  private Pass pass(Path file, long part, int heap) {
    // of a few rows the first epoch is all compiling; of many it does not matter
    int epochs = part < 1_000_000 ? 11 : part < 10_000_000 ? 4 : 1;
    note("training on %,d rows, %d MB of heap".formatted(part, heap));
    String data =
        part == rows
            ? file.toString()
            : "SELECT * FROM '%s' LIMIT %d".formatted(file.toString().replace("'", "''"), part);
    return Pass.of(
        Jvm.with(
                List.of("-Xmx" + heap + "m", "-XX:+UseParallelGC"),
                Child.class,
                "file",
                data,
                String.valueOf(epochs))
            .run(LIMIT),
        part,
        heap);
  }

  private void print(ScaleReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : report.text());
    out.flush();
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
