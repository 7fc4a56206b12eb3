package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.AnomaliesReport.Failure;
import io.hourglass.benchmarks.process.Machine;
import io.hourglass.data.DataException;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Has detectors find the anomalies of many tables, and prints who finds them best. */
@Command(
    name = "anomalies",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Anomaly detection on tables with labels, by ADBench's protocol: ours beside",
      "distance from the mean, Mahalanobis, PCA, nearest neighbours, isolation",
      "forest and published figures."
    },
    footer = {
      "%nExamples:",
      "  hourglass bench anomalies --data ../data/adbench --mode unsupervised",
      "  hourglass bench anomalies --only cardio,WBC --seeds 1 --json"
    })
public final class AnomaliesCommand implements Callable<Integer> {
  private static final int LEAST_ROWS = 10;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of .npz with X and y (0 or 1); $HOURGLASS_DATA/adbench unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "semi: learn from half of the normal rows; unsupervised: from all"
              + " (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.SEMI;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Trials of every set (default: ${DEFAULT-VALUE}).")
  private int seeds = 5;

  @Option(
      names = "--only",
      paramLabel = "SET",
      split = ",",
      description = "Some of the sets, named as their files.")
  private List<String> only = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows drawn from a larger set (default: ${DEFAULT-VALUE}).")
  private int rows = 50_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Supplier<List<Entrant>> entrants;

  /** With all who take part. */
  public AnomaliesCommand() {
    this(Entrants::all);
  }

  AnomaliesCommand(Supplier<List<Entrant>> entrants) {
    this.entrants = entrants;
  }

  @Override
  public Integer call() {
    check("--seeds", seeds, 1);
    check("--rows", rows, LEAST_ROWS);
    AnomaliesReport report = report(DataFolder.of(data, System.getenv("HOURGLASS_DATA")));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(report) + "\n" : new AnomaliesText(report).toString());
    out.flush();
    return 0;
  }

  private void check(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), "%s must be at least %d, got %d".formatted(option, least, value));
    }
  }

  private AnomaliesReport report(DataFolder folder) {
    long begun = System.nanoTime();
    Machine machine = Machine.here();
    Published published = Published.of(folder.path(), mode);
    List<Path> files = folder.sets(only);
    List<SetResult> sets = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (Path file : files) {
      String place = "%d of %d, ".formatted(sets.size() + failures.size() + 1, files.size());
      Contest contest = new Contest(entrants.get(), mode, seeds, rows, line -> note(place + line));
      try {
        sets.add(contest.judge(file, published.of(LabelledRows.nameOf(file))));
      } catch (DataException e) {
        failures.add(Failure.of(file, e));
        note(place + "not judged: " + e.getMessage());
      }
    }
    if (sets.isEmpty()) {
      throw new DataException(
          "%s: none of %d files could be judged; %s"
              .formatted(folder.path(), files.size(), failures.get(0).reason()));
    }
    double seconds = Contest.secondsSince(begun);
    return new AnomaliesReport(
        mode.label(), seeds, rows, machine, sets, Means.of(sets), failures, seconds);
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
