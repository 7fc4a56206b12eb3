package io.hourglass.benchmarks;

import io.hourglass.benchmarks.vae.DisentanglementCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench disentanglement}. */
public final class DisentanglementBench implements Bench {
  @Override
  public String name() {
    return "disentanglement";
  }

  @Override
  public String description() {
    return "how well a beta-VAE's code takes shapes apart";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new DisentanglementCommand(), options);
  }
}
