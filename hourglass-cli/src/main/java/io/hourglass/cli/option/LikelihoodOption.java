package io.hourglass.cli.option;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Countdown;
import io.hourglass.cli.output.ProgressLine;
import io.hourglass.data.TableSource;
import io.hourglass.evaluate.likelihood.LikelihoodEvaluator;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The log likelihood of rows under a model with a latent distribution. */
public final class LikelihoodOption {
  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Estimate the log likelihood of a variational model by importance sampling, with "
              + "N samples per row; 5000 is usual.")
  private int samples;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the latent samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /**
   * Evaluates a model, if it has a latent distribution.
   *
   * @throws IllegalArgumentException if there are samples to draw and it has none
   */
  public Optional<LikelihoodReport> evaluate(
      Autoencoder model, TableSource source, Console console) {
    ProgressLine line = ProgressLine.on(console);
    try {
      Optional<LikelihoodReport> report = evaluate(model, source, line);
      checkLatent(model, report);
      return report;
    } finally {
      line.clear();
    }
  }

  private Optional<LikelihoodReport> evaluate(
      Autoencoder model, TableSource source, ProgressLine line) {
    return LikelihoodEvaluator.evaluate(
        model.network(),
        source,
        new LikelihoodEvaluator.Settings(1, samples, seed),
        new Countdown(line, source.rows(), samples));
  }

  private void checkLatent(Autoencoder model, Optional<LikelihoodReport> report) {
    if (report.isEmpty() && samples > 0) {
      throw new IllegalArgumentException(
          "--samples needs a model with a latent distribution, got " + model.design().latent());
    }
  }
}
