package io.hourglass.benchmarks.report;

import io.hourglass.benchmarks.report.Benchmark.SharedOptions;
import io.hourglass.json.Json;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A benchmark on the command line: its own options, {@code --json}, and the shared ones it has. */
public final class BenchmarkCommand {
  private final Benchmark benchmark;
  private final int seeds;

  private BenchmarkCommand(Benchmark benchmark, int seeds) {
    this.benchmark = benchmark;
    this.seeds = seeds;
  }

  /** The command of a benchmark. */
  public static CommandLine of(Benchmark benchmark) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(benchmark).mixinStandardHelpOptions(true);
    spec.usageMessage().sortOptions(false).autoWidth(true);
    spec.usageMessage().optionListHeading("%nOptions:%n").footerHeading("%nExamples:%n");
    spec.addOption(option("--json", "Print the report as one JSON object.").build());
    SharedOptions shared = benchmark.getClass().getAnnotation(SharedOptions.class);
    int seeds = shared == null ? 0 : shared.seeds();
    if (shared != null && !shared.data().isEmpty()) {
      spec.addOption(option("--data", shared.data()).type(String.class).build());
    }
    if (seeds > 0) {
      String text = "Repetitions, with seeds 1, 2, ... (default: %d).".formatted(seeds);
      spec.addOption(option("--seeds", text).type(int.class).build());
    }
    return new CommandLine(spec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new BenchmarkCommand(benchmark, seeds)::execute);
  }

  private static OptionSpec.Builder option(String name, String description) {
    return OptionSpec.builder(name).description(description);
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine commandLine = parsed.commandSpec().commandLine();
    try {
      print(parsed, commandLine.getOut(), commandLine.getErr());
      return 0;
    } catch (Exception e) {
      throw new ExecutionException(commandLine, "the benchmark failed", e);
    }
  }

  private void print(ParseResult parsed, PrintWriter out, PrintWriter err) throws Exception {
    int repetitions = parsed.matchedOptionValue("--seeds", seeds);
    BenchmarkContext.require("--seeds", repetitions, Math.min(1, seeds));
    Optional<String> data = Optional.ofNullable(parsed.matchedOptionValue("--data", null));
    BenchmarkContext context =
        new BenchmarkContext(
            data,
            repetitions,
            System.getenv(),
            line -> {
              err.println(line);
              err.flush();
            });
    Machine machine = Machine.here();
    long begun = System.nanoTime();
    Report report = benchmark.run(context);
    double seconds = BenchmarkContext.secondsSince(begun);
    String name = parsed.commandSpec().name();
    out.print(
        parsed.hasMatchedOption("--json")
            ? Json.writeLine(report.json(name, machine, seconds)) + "\n"
            : report.text(machine, seconds));
    out.flush();
  }
}
