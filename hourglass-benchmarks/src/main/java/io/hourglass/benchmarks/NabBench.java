package io.hourglass.benchmarks;

import io.hourglass.benchmarks.nab.NabCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench nab}. */
public final class NabBench implements Bench {
  @Override
  public String name() {
    return "nab";
  }

  @Override
  public String description() {
    return "anomalies in the 58 series of the Numenta Anomaly Benchmark, beside its leaderboard";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new NabCommand(), options);
  }
}
