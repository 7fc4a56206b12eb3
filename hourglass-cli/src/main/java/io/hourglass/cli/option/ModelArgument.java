package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that most commands take first. */
public final class ModelArgument {
  @Parameters(paramLabel = "MODEL", description = "A model file, as written by train.")
  private Path file = Path.of("");

  /** Its path. */
  public Path file() {
    return file;
  }

  /** Reads and checks it. */
  public Autoencoder load() {
    return Autoencoder.load(file);
  }
}
