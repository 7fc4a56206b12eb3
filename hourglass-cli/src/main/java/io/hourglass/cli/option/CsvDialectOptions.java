package io.hourglass.cli.option;

import io.hourglass.io.source.CsvOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How CSV files are written, where it is not to be found out. */
final class CsvDialectOptions {
  @Option(
      names = "--separator",
      paramLabel = "CHARACTER",
      description = "What separates the cells of a CSV file: ;, tab or blank (default: found out).")
  private Optional<String> separator = Optional.empty();

  @Option(
      names = "--skip",
      paramLabel = "N",
      description = "Lines of a CSV file above its header to pass over.")
  private int skip;

  @Option(
      names = "--comment",
      paramLabel = "MARK",
      description = "Pass over the lines of a CSV file that begin with this, such as #.")
  private Optional<String> comment = Optional.empty();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Encoding of a CSV file, such as windows-1252 (default: UTF-8 or UTF-16).")
  private Optional<String> encoding = Optional.empty();

  CsvOptions options() {
    return new CsvOptions(separator, skip, comment, encoding);
  }
}
