package io.hourglass.cli.option;

import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.threshold.Rule;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Settings of a detector of a time series or of signals. */
public final class SeriesOptions {
  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description =
          "Column of times: the rows are a time series in their order, the other columns its"
              + " channels.")
  private Optional<String> time = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Rows of a series in a window of the autoencoder (default: 64).")
  private Optional<Integer> window = Optional.empty();

  @Option(
      names = "--stride",
      paramLabel = "S",
      description =
          "Rows from one training window to the next (default: chosen for about 20,000 "
              + "windows).")
  private Optional<Integer> stride = Optional.empty();

  @Option(
      names = "--signal",
      description =
          "Each row is a window of a signal, such as a heartbeat: its columns are the "
              + "values in order.")
  private boolean signal;

  @Option(
      names = "--network",
      paramLabel = "dense|conv",
      description = "Layers of the autoencoder (default: dense for a series, conv for signals).")
  private Optional<SeriesSettings.Form> form = Optional.empty();

  /** The network, if rows are windows of a signal. */
  public Optional<SeriesSettings.Form> signal() {
    return signal ? Optional.of(form.orElse(SeriesSettings.Form.CONV)) : Optional.empty();
  }

  /** Whether the rows are a series, or windows of a signal. */
  public boolean isGiven() {
    return time.isPresent() || signal;
  }

  /** The settings of a series; empty for rows that are none. */
  public Optional<SeriesSettings> fitting(long seed, Optional<Rule> rule) {
    checkOneForm();
    checkTimes();
    return time.map(column -> fitting(SeriesSettings.of(column).withSeed(seed), rule));
  }

  private SeriesSettings fitting(SeriesSettings defaults, Optional<Rule> rule) {
    SeriesSettings fitting = window.map(defaults::withWindow).orElse(defaults);
    fitting = stride.map(fitting::withStride).orElse(fitting);
    fitting = form.map(fitting::withForm).orElse(fitting);
    return rule.map(fitting::withRule).orElse(fitting);
  }

  private void checkOneForm() {
    if (time.isPresent() && signal) {
      throw new IllegalArgumentException(
          "--time is for rows that are a series, --signal for rows that are windows; got both");
    }
  }

  private void checkTimes() {
    boolean isSet = window.isPresent() || stride.isPresent() || (form.isPresent() && !signal);
    if (time.isEmpty() && isSet) {
      throw new IllegalArgumentException(
          "--window, --stride and --network are for a series; name its column of times with"
              + " --time COLUMN");
    }
  }
}
