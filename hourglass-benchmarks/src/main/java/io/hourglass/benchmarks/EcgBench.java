package io.hourglass.benchmarks;

import io.hourglass.benchmarks.anomalies.EcgCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench ecg}. */
public final class EcgBench implements Bench {
  @Override
  public String name() {
    return "ecg";
  }

  @Override
  public String description() {
    return "strange heart beats among the normal ones of ECG5000";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new EcgCommand(), options);
  }
}
