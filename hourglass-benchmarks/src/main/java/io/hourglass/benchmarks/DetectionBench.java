package io.hourglass.benchmarks;

import io.hourglass.benchmarks.detection.DetectionCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench detection}. */
public final class DetectionBench implements Bench {
  @Override
  public String name() {
    return "detection";
  }

  @Override
  public String description() {
    return "detectors with thresholds on intrusions, card fraud and payments, and their false alarms";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new DetectionCommand(), options);
  }
}
