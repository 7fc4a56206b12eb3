package io.hourglass.benchmarks;

import io.hourglass.benchmarks.anomalies.AnomaliesCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench anomalies}. */
public final class AnomaliesBench implements Bench {
  @Override
  public String name() {
    return "anomalies";
  }

  @Override
  public String description() {
    return "anomaly detection on ADBench's tables, beside simple detectors and published figures";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new AnomaliesCommand(), options);
  }
}
