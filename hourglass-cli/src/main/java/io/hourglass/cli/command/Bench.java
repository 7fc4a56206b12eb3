package io.hourglass.cli.command;

import java.util.List;

/**
 * A benchmark that {@code hourglass bench NAME} runs. Found by {@link java.util.ServiceLoader}, so
 * that the command line needs no benchmark to be there.
 */
public interface Bench {
  /** What it is called by. */
  String name();

  /** One line on what it measures. */
  String description();

  /**
   * Runs it.
   *
   * @param options what follows the name on the command line; {@code --json} is among them where
   *     the result is wanted as one JSON object on standard output
   * @return the exit code
   */
  int run(List<String> options) throws Exception;
}
