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
    CommandSpec spec = spec(benchmark);
    Optional<SharedOptions> shared = shared(benchmark);
    shared.ifPresent(options -> add(options, spec));
    int seeds = shared.map(SharedOptions::seeds).orElse(0);
    BenchmarkCommand command = new BenchmarkCommand(benchmark, seeds);
    return new CommandLine(spec)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(command::execute);
  }

  private static Optional<SharedOptions> shared(Benchmark benchmark) {
    return Optional.ofNullable(benchmark.getClass().getAnnotation(SharedOptions.class));
  }

  private static CommandSpec spec(Benchmark benchmark) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(benchmark).mixinStandardHelpOptions(true);
    spec.usageMessage().sortOptions(false).autoWidth(true);
    spec.usageMessage().optionListHeading("%nOptions:%n").footerHeading("%nExamples:%n");
    return spec.addOption(option("--json", "Print the report as one JSON object.").build());
  }

  private static void add(SharedOptions shared, CommandSpec spec) {
    if (!shared.data().isEmpty()) {
      spec.addOption(option("--data", shared.data()).type(String.class).build());
    }
    if (shared.seeds() > 0) {
      String text = "Repetitions, with seeds 1, 2, ... (default: %d).".formatted(shared.seeds());
      spec.addOption(option("--seeds", text).type(int.class).build());
    }
  }

  private static OptionSpec.Builder option(String name, String description) {
    return OptionSpec.builder(name).description(description);
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    return help == null ? run(parsed, parsed.commandSpec().commandLine()) : help;
  }

  private int run(ParseResult parsed, CommandLine commandLine) {
    try {
      commandLine.getOut().print(report(parsed, commandLine.getErr()));
      commandLine.getOut().flush();
      return 0;
    } catch (Exception e) {
      throw new ExecutionException(commandLine, "the benchmark failed", e);
    }
  }

  private String report(ParseResult parsed, PrintWriter progress) throws Exception {
    BenchmarkContext context = context(parsed, progress);
    Machine machine = Machine.here();
    long begun = System.nanoTime();
    Report report = benchmark.run(context);
    double seconds = BenchmarkContext.secondsSince(begun);
    return parsed.hasMatchedOption("--json")
        ? Json.writeLine(report.json(parsed.commandSpec().name(), machine, seconds)) + "\n"
        : report.text(machine, seconds);
  }

  private BenchmarkContext context(ParseResult parsed, PrintWriter progress) {
    int repetitions = parsed.matchedOptionValue("--seeds", seeds);
    BenchmarkContext.require("--seeds", repetitions, Math.min(1, seeds));
    Optional<String> data = Optional.ofNullable(parsed.matchedOptionValue("--data", null));
    return new BenchmarkContext(
        data, repetitions, System.getenv(), line -> println(line, progress));
  }

  private static void println(String line, PrintWriter out) {
    out.println(line);
    out.flush();
  }
}
