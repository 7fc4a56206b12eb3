package io.hourglass.cli;

import io.hourglass.Autoencoder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that most commands take first. */
final class ModelArgument {
  @Parameters(paramLabel = "MODEL", description = "A model file, as train writes it.")
  private Path file = Path.of("");

  /** The file as it was named. */
  Path file() {
    return file;
  }

  /** Reads and checks it. */
  Autoencoder load() {
    return Autoencoder.load(file);
  }
}
