package io.hourglass.cli.command.model;

import io.hourglass.Autoencoder;
import io.hourglass.cli.output.Section;
import io.hourglass.evaluate.ModelEvaluation;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loss of a model, in total and by column. */
final class LossSection {
  /** Columns that are printed at most; JSON has all. */
  private static final int MAX_COLUMNS = 12;

  private LossSection() {}

  static Section of(Autoencoder model, String data, ModelEvaluation evaluation) {
    String trainedOn = model.file().provenance().data();
    return new Section(json(trainedOn, data, evaluation), text(trainedOn, data, evaluation));
  }

  private static Map<String, Object> json(
      String trainedOn, String data, ModelEvaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data);
    json.put("trained_on", trainedOn);
    json.putAll(json(evaluation));
    return json;
  }

  private static Map<String, Object> json(ModelEvaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", evaluation.rows());
    json.put("features", evaluation.features());
    json.put("nats_per_row", evaluation.natsPerRow());
    json.put("nats_per_value", evaluation.natsPerValue());
    json.put("squared_error", evaluation.squaredError());
    json.put("terms", evaluation.terms());
    return json;
  }

  private static String text(String trainedOn, String data, ModelEvaluation evaluation) {
    return "%s: %s of %s, by a model trained on %s\n\n%s%s"
        .formatted(
            data,
            Text.count(evaluation.rows(), "row"),
            Text.count(evaluation.features(), "value"),
            trainedOn,
            totals(evaluation),
            columns(evaluation.terms()));
  }

  private static String totals(ModelEvaluation evaluation) {
    String perRow = Text.number(evaluation.natsPerRow()) + " nats per row,";
    String perValue = Text.number(evaluation.natsPerValue()) + " per value";
    String squaredError = Text.number(evaluation.squaredError()) + " per value (encoded)";
    return Text.columns(
        List.of(List.of("Loss", perRow, perValue), List.of("Squared error", squaredError)));
  }

  private static String columns(Map<String, Double> terms) {
    if (terms.size() < 2) {
      return "";
    }
    List<List<String>> lines = new ArrayList<>(largest(terms));
    if (terms.size() > MAX_COLUMNS) {
      lines.add(List.of("  and %d more (--json)".formatted(terms.size() - MAX_COLUMNS), ""));
    }
    return "\nNats per row by column\n" + Text.columns(lines);
  }

  private static List<List<String>> largest(Map<String, Double> terms) {
    return terms.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MAX_COLUMNS)
        .map(term -> List.of("  " + term.getKey(), Text.number(term.getValue())))
        .toList();
  }
}
