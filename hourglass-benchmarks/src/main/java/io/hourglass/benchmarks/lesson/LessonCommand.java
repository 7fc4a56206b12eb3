package io.hourglass.benchmarks.lesson;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Line;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the lesson's example with several seeds, and has PyTorch do the same. */
@Command(
    name = "lesson",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "The lesson's test loss on MNIST beside PyTorch's, several seeds each.",
    footer = {
      "%nExamples:",
      "  hourglass bench lesson --folder ../data/mnist",
      "  hourglass bench lesson --seeds 1 --json"
    })
public final class LessonCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs of each (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
  private int epochs = 10;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "MNIST's four files for PyTorch; $HOURGLASS_DATA/mnist unless given.")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    LessonResult result = LessonResult.of(ours(), theirs(), "mnist", epochs);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : result.text());
    out.flush();
    return 0;
  }

  private LessonResult.Side ours() {
    List<Double> losses = new ArrayList<>();
    double principal = Double.NaN;
    double mean = Double.NaN;
    for (int seed = 1; seed <= seeds; seed++) {
      note("Hourglass, seed " + seed);
      Outcome outcome =
          Jvm.likeThis(Child.class, "lesson", "mnist", String.valueOf(epochs), String.valueOf(seed))
              .run(LIMIT);
      if (!outcome.isGood()) {
        throw new IllegalStateException("training failed: " + outcome.failure());
      }
      losses.addAll(numbers(outcome, "test_loss"));
      principal = numbers(outcome, "principal").get(0);
      mean = numbers(outcome, "mean").get(0);
    }
    return new LessonResult.Side(losses, principal, mean, "");
  }

  private LessonResult.Side theirs() {
    Optional<Path> script = place("HOURGLASS_PEERS", "pytorch/lesson.py");
    Optional<Path> data = folder.or(() -> place("HOURGLASS_DATA", "mnist"));
    if (script.isEmpty()) {
      return absent("not installed: no pytorch/lesson.py in $HOURGLASS_PEERS");
    }
    if (data.isEmpty()) {
      return absent("no folder of MNIST's files; name it with --folder");
    }
    note("PyTorch, " + seeds + " seeds");
    Outcome outcome =
        Program.of(
                "/usr/bin/python3",
                script.get().toString(),
                data.get().toString(),
                String.valueOf(epochs),
                String.valueOf(seeds))
            .with("OMP_NUM_THREADS", "1")
            .run(LIMIT);
    return outcome.isGood()
        ? new LessonResult.Side(numbers(outcome, "test_loss"), Double.NaN, Double.NaN, "")
        : absent(outcome.failure());
  }

  private static LessonResult.Side absent(String reason) {
    return new LessonResult.Side(List.of(), Double.NaN, Double.NaN, reason);
  }

  private static Optional<Path> place(String variable, String name) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value, name).toAbsolutePath())
        .filter(Files::exists);
  }

  private static List<Double> numbers(Outcome outcome, String key) {
    List<Double> numbers = new ArrayList<>();
    for (Line line : outcome.lines()) {
      line.number(key).ifPresent(numbers::add);
    }
    return numbers;
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
