package io.hourglass.cli;

import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which autoencoder to train. */
final class DesignOption {
  @Option(
      names = "--design",
      paramLabel = "DESIGN",
      description = {
        "Widths of the layers down to the code, as in dense:64,32,16 (the decoder mirrors them),",
        "with settings as in dense:64,32,16,activation=tanh,code=linear; or lesson; or a .json",
        "file as inspect --design prints it. By default one that suits the columns."
      })
  private Optional<String> text = Optional.empty();

  /**
   * The design that was asked for, if one was.
   *
   * @throws IllegalArgumentException if it is none
   */
  Optional<Design> design() {
    return text.map(DesignOption::parse);
  }

  private static Design parse(String text) {
    if (!text.endsWith(".json")) {
      return DesignText.parse(text);
    }
    try {
      return DesignText.fromJson(Files.readString(Path.of(text)), text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text + ": cannot be read: " + Output.reason(e), e);
    }
  }

  /** The design that was asked for, or one that suits the columns. */
  static Design chosen(Optional<Design> asked, Schema schema) {
    return asked.orElseGet(() -> Design.suitedTo(schema));
  }
}
