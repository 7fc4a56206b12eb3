package io.hourglass.benchmarks.likelihood;

import io.hourglass.Autoencoder;
import io.hourglass.benchmarks.process.Columns;
import io.hourglass.evaluate.likelihood.Estimate;
import io.hourglass.evaluate.likelihood.LikelihoodReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the models came to, in nats per picture.
 *
 * @param samples codes per picture behind the log likelihood
 * @param rows test pictures
 * @param independentPixels log likelihood of the trivial model
 * @param models in the order they were trained
 */
record LikelihoodRunReport(int samples, int rows, double independentPixels, List<Line> models) {
  LikelihoodRunReport {
    models = List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param name of the contestant
   * @param epochs of training
   * @param elbo the bound
   * @param kl its second part
   * @param width numbers of a code
   * @param activeUnits of them
   * @param logLikelihood by importance sampling
   */
  record Line(
      String name,
      int epochs,
      Estimate elbo,
      Estimate kl,
      int width,
      int activeUnits,
      Estimate logLikelihood) {
    static Line of(String name, Autoencoder model, LikelihoodReport judgement) {
      return new Line(
          name,
          model.file().training().path("history").size(),
          judgement.elbo(),
          judgement.kl(),
          model.design().latent().width(),
          judgement.activeUnits(),
          judgement.logLikelihood().orElse(judgement.elbo()));
    }

    private List<String> cells() {
      return List.of(
          name,
          String.valueOf(epochs),
          number(elbo.mean()),
          number(kl.mean()),
          "%d/%d".formatted(activeUnits, width),
          "%s +- %s"
              .formatted(number(logLikelihood.mean()), number(logLikelihood.standardError())));
    }
  }

  /** As people read it. */
  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "epochs", "ELBO", "KL", "active", "log likelihood"));
    models.forEach(model -> rows.add(model.cells()));
    rows.add(List.of("independent pixels", "", "", "", "", number(independentPixels)));
    return "MNIST, binarized dynamically: %,d test pictures, %,d codes each; nats%n%s"
        .formatted(this.rows, samples, Columns.of(rows));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
