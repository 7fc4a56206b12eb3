package io.hourglass.benchmarks;

import io.hourglass.benchmarks.forward.ForwardCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench forward}. */
public final class ForwardBench implements Bench {
  @Override
  public String name() {
    return "forward";
  }

  @Override
  public String description() {
    return "the plain-Java forward pass beside TensorFlow's, on one core";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new ForwardCommand(), options);
  }
}
