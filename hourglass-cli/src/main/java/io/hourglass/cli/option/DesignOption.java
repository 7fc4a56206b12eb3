package io.hourglass.cli.option;

import io.hourglass.cli.output.Output;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.Schema;
import io.hourglass.design.ConfiguredPreset;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.design.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The design of the autoencoder to train. */
public final class DesignOption {
  @Option(
      names = "--design",
      paramLabel = "DESIGN",
      completionCandidates = Names.class,
      description =
          "A design by name, with settings, as in dense:64,32,16 or "
              + "conv-vae:latent=16,beta=4; list them with hourglass designs. Or a .json file, as "
              + "printed by designs and inspect --design (default: sized for the columns).")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--corruption",
      paramLabel = "C",
      description =
          "Corruption of the training input, in place of the design's: gaussian:0.4, "
              + "gaussian:0.4,clip, salt-and-pepper:0.1, mask:0.5, blocks:7, columns:0.2, "
              + "dropout:0.3 or none; several joined by +. The loss is on the clean rows: a "
              + "denoising autoencoder.")
  private Optional<String> corruption = Optional.empty();

  /** Names of designs, for shell completion. */
  public static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Preset.values()).map(Preset::toString).iterator();
    }
  }

  /**
   * The design as a function of the columns.
   *
   * @throws IllegalArgumentException if the design or the corruption does not exist
   */
  public Function<Schema, Design> design() {
    Function<Schema, Design> design = text.map(DesignOption::parse).orElse(Design::suitedTo);
    return corruption
        .map(CorruptionText::parse)
        .map(own -> design.andThen(chosen -> chosen.withCorruption(own)))
        .orElse(design);
  }

  private static Function<Schema, Design> parse(String text) {
    if (!text.endsWith(".json")) {
      return ConfiguredPreset.parse(text)::design;
    }
    Design design = read(text);
    return schema -> design;
  }

  private static Design read(String file) {
    try {
      return DesignText.fromJson(Files.readString(Path.of(file)), file);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + ": cannot be read: " + Output.reason(e), e);
    }
  }
}
