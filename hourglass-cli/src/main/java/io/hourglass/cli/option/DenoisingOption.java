package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.DenoisingReport;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The corruption that a model is to remove from rows. */
public final class DenoisingOption {
  @Option(
      names = "--corruption",
      paramLabel = "C",
      description =
          "Corrupt the rows, as in gaussian:0.4,clip (see train), and measure how well the "
              + "model denoises them, beside the best linear denoiser.")
  private Optional<String> corruption = Optional.empty();

  @Option(
      names = "--baseline-data",
      paramLabel = "D",
      description =
          "Clean data to fit the linear denoiser to, such as the training data (default: "
              + "every second row of the data; the others are measured).")
  private Optional<String> baselineData = Optional.empty();

  /** Evaluates a model on corrupted rows, if a corruption was given. */
  public Optional<DenoisingReport> evaluate(
      Autoencoder model, TableSource source, DataOptions data) {
    checkCorruption();
    Optional<TableSource> linear =
        baselineData.map(spec -> Tables.open(spec, data.reading(Split.TRAIN, model.reading())));
    return corruption
        .map(CorruptionText::parse)
        .map(noise -> DenoisingReport.of(model, source, noise, linear));
  }

  private void checkCorruption() {
    if (corruption.isEmpty() && baselineData.isPresent()) {
      throw new IllegalArgumentException(
          "--baseline-data is for the linear denoiser, which needs --corruption");
    }
  }
}
