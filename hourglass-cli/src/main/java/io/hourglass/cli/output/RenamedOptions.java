package io.hourglass.cli.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Options that had another name before, to suggest the present one. */
final class RenamedOptions {
  private static final String INCLUDE_LABEL = "--include-label";
  private static final String FALSE_POSITIVE_RATE = "--false-positive-rate";

  /** The present name by command and former name. */
  private static final Map<String, Map<String, String>> BY_COMMAND =
      Map.of(
          "hourglass train",
          Map.of("--rate", "--learning-rate", "--keep", INCLUDE_LABEL),
          "hourglass designs",
          Map.of("--keep", INCLUDE_LABEL),
          "hourglass detect fit",
          Map.of("--rate", FALSE_POSITIVE_RATE, "--keep", INCLUDE_LABEL, "--design", "--network"),
          "hourglass detect calibrate",
          Map.of("--rate", FALSE_POSITIVE_RATE),
          "hourglass detect follow",
          Map.of("--window", "--drift-window"));

  private RenamedOptions() {}

  /** The present name of the first option that a command no longer has, if it was renamed. */
  static Optional<String> find(CommandSpec command, List<String> unmatched) {
    Map<String, String> renamed = BY_COMMAND.getOrDefault(command.qualifiedName(), Map.of());
    return unmatched.stream()
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(renamed::containsKey)
        .map(renamed::get)
        .findFirst();
  }
}
