package io.hourglass.benchmarks;

import io.hourglass.benchmarks.speed.SpeedCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench speed}. */
public final class SpeedBench implements Bench {
  @Override
  public String name() {
    return "speed";
  }

  @Override
  public String description() {
    return "training and use, side by side with the peers under $HOURGLASS_PEERS";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new SpeedCommand(), options);
  }
}
