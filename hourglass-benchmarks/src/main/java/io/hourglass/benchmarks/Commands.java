package io.hourglass.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Benchmarks are picocli commands of their own: their options are theirs alone. */
final class Commands {
  private Commands() {}

  /** Runs a command; what it throws is the caller's to report. */
  static int run(String name, Callable<Integer> command, List<String> options) {
    return new CommandLine(command)
        .setCommandName("hourglass bench " + name)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> {
          throw failure;
        })
        .execute(options.toArray(String[]::new));
  }
}
