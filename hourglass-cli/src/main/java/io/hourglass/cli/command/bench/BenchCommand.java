package io.hourglass.cli.command.bench;

import io.hourglass.cli.output.Failures;
import io.hourglass.report.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a benchmark. */
@Command(
    name = "bench",
    description = {
      "Measure Hourglass on this machine, beside other systems.",
      "Without a name: list the benchmarks. Each has --help and --json."
    },
    footer = {
      "  hourglass bench",
      "  hourglass bench speed --help",
      "  hourglass bench speed --json"
    })
public final class BenchCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "NAME", description = "The benchmark, then its options.")
  private List<String> words = List.of();

  private CommandSpec spec = CommandSpec.create();

  /** Passes arguments after the benchmark's name on to the benchmark. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    own.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() {
    Map<String, CommandLine> benchmarks = benchmarks();
    if (words.isEmpty()) {
      list(benchmarks.values());
      return Failures.OK;
    }
    return printingLike(spec.commandLine(), find(benchmarks, words.get(0)))
        .execute(words.subList(1, words.size()).toArray(String[]::new));
  }

  /** A command that prints results and errors where its parent does. */
  private static CommandLine printingLike(CommandLine parent, CommandLine command) {
    return command
        .setOut(parent.getOut())
        .setErr(parent.getErr())
        .setExecutionExceptionHandler(parent.getExecutionExceptionHandler())
        .setParameterExceptionHandler(parent.getParameterExceptionHandler());
  }

  private static Map<String, CommandLine> benchmarks() {
    Map<String, CommandLine> benchmarks = new LinkedHashMap<>();
    for (BenchmarkProvider provider : ServiceLoader.load(BenchmarkProvider.class)) {
      provider
          .benchmarks()
          .forEach(benchmark -> benchmarks.put(benchmark.getCommandSpec().name(), benchmark));
    }
    return benchmarks;
  }

  private static CommandLine find(Map<String, CommandLine> benchmarks, String name) {
    CommandLine benchmark = benchmarks.get(name);
    if (benchmark == null) {
      throw new IllegalArgumentException(
          "a benchmark must be one of %s, got \"%s\"".formatted(benchmarks.keySet(), name));
    }
    return benchmark;
  }

  private void list(Collection<CommandLine> benchmarks) {
    List<List<String>> lines = benchmarks.stream().map(BenchCommand::cells).toList();
    spec.commandLine()
        .getOut()
        .print(lines.isEmpty() ? "there is no benchmark here\n" : Text.columns(lines));
    spec.commandLine().getOut().flush();
  }

  private static List<String> cells(CommandLine benchmark) {
    CommandSpec spec = benchmark.getCommandSpec();
    return List.of(spec.name(), String.join(" ", spec.usageMessage().description()));
  }
}
