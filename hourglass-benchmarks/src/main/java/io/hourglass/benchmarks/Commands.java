package io.hourglass.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/** Benchmarks are picocli commands of their own: their options are theirs alone. */
final class Commands {
  private Commands() {}

  /** Runs a command; what it throws is the caller's to report. */
  static int run(String name, Callable<Integer> command, List<String> options) throws Exception {
    AtomicReference<Optional<Exception>> failure = new AtomicReference<>(Optional.empty());
    int code =
        new CommandLine(command)
            .setCommandName("hourglass bench " + name)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((thrown, line, parsed) -> {
              // thrown here, it would be printed with its stack
              failure.set(Optional.of(thrown));
              return 1;
            })
            .execute(options.toArray(String[]::new));
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
    return code;
  }
}
