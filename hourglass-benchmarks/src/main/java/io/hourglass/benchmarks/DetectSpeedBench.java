package io.hourglass.benchmarks;

import io.hourglass.benchmarks.detection.DetectSpeedCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench detect-speed}. */
public final class DetectSpeedBench implements Bench {
  @Override
  public String name() {
    return "detect-speed";
  }

  @Override
  public String description() {
    return "how fast detectors are fitted and score, beside a network alone and H2O";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new DetectSpeedCommand(), options);
  }
}
