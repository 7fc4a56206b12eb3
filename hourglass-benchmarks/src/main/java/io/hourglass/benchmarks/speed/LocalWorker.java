package io.hourglass.benchmarks.speed;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs measured work in a process of its own; the first argument names the work. */
public final class LocalWorker {
  /** A flag that leaves the common pool without threads. */
  public static final String ONE_THREAD =
      "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";

  /** A piece of work: prints its figures. */
  @FunctionalInterface
  private interface Task {
    void run(List<String> arguments, PrintWriter out) throws IOException;
  }

  private static final Map<String, Task> TASKS =
      Map.of(
          "lesson-design", TrainingWork::lessonDesign,
          "variational", TrainingWork::variational,
          "table", TrainingWork::table,
          "file", TrainingWork::file,
          "start", TrainingWork::start,
          "denoising", DenoisingWork::measure,
          "forward", ForwardWork::measure,
          "row", ScoringWork::oneRow,
          "rows", ScoringWork::manyRows,
          "matmul", MatrixProductWork::measure);

  private LocalWorker() {}

  /** Runs one piece of work and prints its figures. */
  public static void main(String[] arguments) throws IOException {
    // its results are read by the process that started it
    try (PrintWriter out =
        new PrintWriter(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
      List<String> all = List.of(arguments);
      Objects.requireNonNull(TASKS.get(all.get(0)), all.get(0))
          .run(all.subList(1, all.size()), out);
    }
  }

  /** The process for a piece of work, with the flags of this one. */
  public static Program program(String work, Object... arguments) {
    String[] words = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
    return program(flags()).and(work).and(words);
  }

  /** The process without its work, with these flags alone; often none. */
  public static Program program(List<String> flags) {
    return Program.java(flags, LocalWorker.class);
  }

  /** The flags of this process. */
  public static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  static Path path(List<String> arguments, int index) {
    return Path.of(arguments.get(index));
  }

  static int number(List<String> arguments, int index) {
    return Integer.parseInt(arguments.get(index));
  }
}
