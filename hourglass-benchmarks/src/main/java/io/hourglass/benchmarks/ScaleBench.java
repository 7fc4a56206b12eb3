package io.hourglass.benchmarks;

import io.hourglass.benchmarks.scale.ScaleCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench scale}. */
public final class ScaleBench implements Bench {
  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String description() {
    return "one epoch over a Parquet file that does not fit in memory";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new ScaleCommand(), options);
  }
}
