package io.hourglass.store;

import io.hourglass.data.Schema;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.network.Architecture;
import java.util.Locale;
import java.util.stream.Collectors;

/** A summary of a model as Markdown. */
final class ModelCard {
  @SuppressWarnings("InlineFormatString") // a page reads better in one piece
  private static final String TEMPLATE =
      """
      # Autoencoder trained on %s

      Made by Hourglass %s from %,d rows; %,d weights; %d latent dimensions.

      ## Columns
      %s

      ## Layers
      %s

      ## Scores
      A score is the negative log likelihood of a row, in nats: higher is more anomalous. On %,d rows %s
      training, half score below %s and 99 in 100 below %s.

      ## Limits
      The model knows its training data and nothing else. Rows of the training data score as
      normal, anomalous ones too. Scores of models with other columns or likelihoods cannot be
      compared.%s
      """;

  private ModelCard() {}

  static String of(ModelFile file) {
    Architecture architecture = Architecture.of(file.design(), file.codec());
    ModelCalibration calibration = file.calibration();
    return String.format(
        Locale.ROOT,
        TEMPLATE,
        file.provenance().data(),
        file.provenance().hourglass(),
        file.provenance().rows(),
        architecture.parameterCount(),
        architecture.codeWidth(),
        columns(file.codec().schema()),
        architecture.stages().stream().map(ModelCard::line).collect(Collectors.joining("\n")),
        calibration.rows(),
        calibration.heldOut() ? "held out of" : "used in",
        quantile(calibration, 0.5),
        quantile(calibration, 0.99),
        collapse(file.training().path("collapse").asText()));
  }

  private static String columns(Schema schema) {
    return schema.fields().stream()
        .map(field -> "- " + field.name() + ": " + field.type().label())
        .collect(Collectors.joining("\n"));
  }

  /** The posterior collapse that training reported, if any. */
  private static String collapse(String sentence) {
    return sentence.isEmpty() ? "" : " Beware: " + sentence + ".";
  }

  private static String line(PlacedLayer stage) {
    return "- %s: %s, %s to %s"
        .formatted(
            stage.name(),
            stage.layer().getClass().getSimpleName().toLowerCase(Locale.ROOT),
            stage.input(),
            stage.output());
  }

  private static String quantile(ModelCalibration calibration, double probability) {
    int at = calibration.probabilities().indexOf(probability);
    return at < 0 ? "?" : String.format(Locale.ROOT, "%.2f", calibration.scores().get(at));
  }
}
