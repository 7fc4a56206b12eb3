package io.hourglass.cli.option;

import io.hourglass.io.source.CellOptions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How numbers, dates and times are written, where it is not to be found out. */
final class CellOption {
  @Option(
      names = "--number-format",
      paramLabel = "[COLUMN=]FORMAT",
      description =
          "How 1234.56 is written, as in 1.234,56 or amount=1,234.56; repeatable (default: found "
              + "out).")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--date-format",
      paramLabel = "[COLUMN=]FORMAT",
      description =
          "How dates are written: yyyy-mm-dd, dd/mm/yyyy, mm/dd/yyyy, yyyymmdd, epoch-seconds or "
              + "epoch-millis, a time zone behind it, as in at=dd/mm/yyyy; repeatable (default: "
              + "found out).")
  private List<String> dates = new ArrayList<>();

  CellOptions options() {
    return CellOptions.parse(numbers, dates);
  }
}
