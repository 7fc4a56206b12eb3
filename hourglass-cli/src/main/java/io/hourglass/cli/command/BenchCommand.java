package io.hourglass.cli.command;

import io.hourglass.cli.output.Failures;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Runs a benchmark. */
@Command(
    name = "bench",
    description = {
      "Measure Hourglass on this machine, beside what else is there.",
      "Without a name: list the",
      "benchmarks."
    },
    footer = {"  hourglass bench", "  hourglass bench speed", "  hourglass bench speed --json"})
public final class BenchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The benchmark; it may have options of its own.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Unmatched private List<String> others = new ArrayList<>();

  @picocli.CommandLine.Spec
  private picocli.CommandLine.Model.CommandSpec spec =
      picocli.CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    List<Bench> all = new ArrayList<>();
    ServiceLoader.load(Bench.class).forEach(all::add);
    if (name.isEmpty()) {
      list(all);
      return Failures.OK;
    }
    List<String> options = new ArrayList<>(others);
    if (json) {
      options.add("--json");
    }
    return find(all, name.get()).run(options);
  }

  private static Bench find(List<Bench> all, String name) {
    return all.stream()
        .filter(bench -> bench.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a benchmark must be one of [%s], got \"%s\""
                    .formatted(
                        all.stream().map(Bench::name).collect(Collectors.joining(", ")), name)));
  }

  private void list(List<Bench> all) {
    List<List<String>> lines =
        all.stream().map(bench -> List.of(bench.name(), bench.description())).toList();
    spec.commandLine()
        .getOut()
        .print(lines.isEmpty() ? "there is no benchmark here\n" : Text.columns(lines));
    spec.commandLine().getOut().flush();
  }
}
