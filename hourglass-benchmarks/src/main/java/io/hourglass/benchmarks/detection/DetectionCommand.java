package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.process.Machine;
import io.hourglass.data.DataException;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Detectors with thresholds on data as they are met in practice. */
@Command(
    name = "detection",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Detectors with thresholds from normal rows alone: intrusions (nsl-kdd), card",
      "fraud (creditcard) and made-up payments (payments), ours beside simple ones;",
      "whether conformal thresholds keep their rate of false alarms on ten sets",
      "(false-alarms); and how many strange rows are found in these (contamination)."
    },
    footer = {
      "%nExamples:",
      "  HOURGLASS_DATA=../data hourglass bench detection",
      "  hourglass bench detection --data ../data --only nsl-kdd,creditcard --seeds 3 --json"
    })
public final class DetectionCommand implements Callable<Integer> {
  private static final String FALSE_ALARMS = "false-alarms";
  private static final String CONTAMINATION = "contamination";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with nsl-kdd, creditcard and adbench; $HOURGLASS_DATA unless given.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Some of nsl-kdd, creditcard, payments, false-alarms, contamination.")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Fits of our detector, and trials of each set (default: ${DEFAULT-VALUE}).")
  private int seeds = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    check();
    long begun = System.nanoTime();
    Machine machine = Machine.here();
    Path folder = folder();
    List<StudyResult> studies = new ArrayList<>();
    for (Study study : Study.values()) {
      if (isAskedFor(study.label())) {
        Jury jury = new Jury(seeds, line -> note(study.label() + ", " + line));
        studies.add(jury.judge(study, study.split(folder)));
      }
    }
    List<FalseAlarmResult> falsePositives =
        isAskedFor(FALSE_ALARMS) ? new FalseAlarms(seeds, this::note).measure(folder) : List.of();
    List<Contaminations.Found> contamination =
        isAskedFor(CONTAMINATION) ? Contaminations.measure(folder, FalseAlarms.SETS) : List.of();
    double seconds = (System.nanoTime() - begun) / 1e9;
    Result result = new Result(machine, seeds, studies, falsePositives, contamination, seconds);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.writeLine(result) + "\n" : new DetectionText(result).toString());
    out.flush();
    return 0;
  }

  private void check() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be at least 1, got " + seeds);
    }
    List<String> names =
        Stream.concat(
                Arrays.stream(Study.values()).map(Study::label),
                Stream.of(FALSE_ALARMS, CONTAMINATION))
            .toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "--only must be some of %s, got %s".formatted(names, name));
      }
    }
  }

  private boolean isAskedFor(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private Path folder() {
    Path folder =
        data.or(() ->
                Optional.ofNullable(System.getenv("HOURGLASS_DATA"))
                    .filter(own -> !own.isBlank())
                    .map(Path::of))
            .orElse(Path.of(""));
    boolean isNeeded = only.isEmpty() || !only.equals(List.of(Study.PAYMENTS.label()));
    if (isNeeded && (folder.toString().isEmpty() || !Files.isDirectory(folder))) {
      throw new DataException(
          "expected a folder with nsl-kdd, creditcard and adbench, got %s; name it with --data or"
                  .formatted(folder.toString().isEmpty() ? "none" : folder)
              + " HOURGLASS_DATA");
    }
    return folder;
  }

  private void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
