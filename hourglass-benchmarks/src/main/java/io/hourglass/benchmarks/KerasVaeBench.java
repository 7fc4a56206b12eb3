package io.hourglass.benchmarks;

import io.hourglass.benchmarks.vae.KerasVaeCommand;
import io.hourglass.cli.command.Bench;
import java.util.List;

/** {@code hourglass bench keras-vae}. */
public final class KerasVaeBench implements Bench {
  @Override
  public String name() {
    return "keras-vae";
  }

  @Override
  public String description() {
    return "the variational autoencoder of the Keras examples, its loss beside theirs";
  }

  @Override
  public int run(List<String> options) throws Exception {
    return Commands.run(name(), new KerasVaeCommand(), options);
  }
}
