package io.hourglass.cli.command.bench;

import java.util.List;
import picocli.CommandLine;

/**
 * The benchmarks of {@code hourglass bench NAME}. Found by {@link java.util.ServiceLoader}, so that
 * the command line needs none to be there.
 */
public interface BenchmarkProvider {
  /** A command for each; name and description are those of its picocli specification. */
  List<CommandLine> benchmarks();
}
