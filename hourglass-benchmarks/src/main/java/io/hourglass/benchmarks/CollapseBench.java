package io.hourglass.benchmarks;

import io.hourglass.benchmarks.collapse.CollapseCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench collapse}. */
public final class CollapseBench implements Bench {
  @Override
  public String name() {
    return "collapse";
  }

  @Override
  public String description() {
    return "a variational code that collapses, and how much of it each remedy restores";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new CollapseCommand(), options);
  }
}
