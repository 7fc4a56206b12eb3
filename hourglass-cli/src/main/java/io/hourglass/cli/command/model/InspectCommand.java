package io.hourglass.cli.command.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.Autoencoder;
import io.hourglass.cli.option.ModelArgument;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.SchemaText;
import io.hourglass.design.DesignText;
import io.hourglass.json.Json;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.network.Architecture;
import io.hourglass.report.Text;
import io.hourglass.store.ModelCalibration;
import io.hourglass.store.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a model file. */
@Command(
    name = "inspect",
    description = "Show a model file: layers, columns, training, scores of normal rows.",
    footer = {
      "  hourglass inspect model.hg",
      "  hourglass inspect model.hg --design > design.json",
      "  hourglass train --data D --out other.hg --design design.json",
      "  hourglass inspect model.hg --json"
    })
public final class InspectCommand implements Callable<Integer> {
  @Mixin private ModelArgument model = new ModelArgument();
  @Mixin private Console console = new Console();

  @Option(names = "--design", description = "Print the design alone, as JSON for train --design.")
  private boolean design;

  @Override
  public Integer call() {
    Autoencoder autoencoder = model.load();
    if (design) {
      console.result(autoencoder.design(), DesignText.toJson(autoencoder.design()));
    } else {
      console.result(json(autoencoder), text(autoencoder));
    }
    return Failures.OK;
  }

  private static Map<String, Object> json(Autoencoder model) {
    Architecture architecture = model.network().architecture();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weights", architecture.parameterCount());
    json.put("features", model.codec().width());
    json.put("code", architecture.codeWidth());
    json.put("layers", architecture.stages().stream().map(InspectCommand::json).toList());
    json.put("design", model.design());
    json.put("columns", model.codec());
    json.put("calibration", model.file().calibration());
    json.put("training", model.file().training());
    json.put("provenance", model.file().provenance());
    return json;
  }

  private static Map<String, Object> json(PlacedLayer stage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", stage.name());
    json.put("layer", stage.layer());
    json.put("input", stage.input());
    json.put("output", stage.output());
    json.put("weights", weights(stage));
    return json;
  }

  private static long weights(PlacedLayer stage) {
    return stage.parameters().stream().mapToLong(p -> p.shape().size()).sum();
  }

  private String text(Autoencoder model) {
    Provenance from = model.file().provenance();
    return """
    %s: an autoencoder with %s, %s

    Trained on  %s, %s
    By          Hourglass %s, %s, Java %s, %s

    %s
    %s
    %s
    %s\
    """
        .formatted(
            this.model.file(),
            Text.count(model.design().latent().width(), "latent dimension"),
            Text.count(model.network().architecture().parameterCount(), "weight"),
            from.data(),
            Text.count(from.rows(), "row"),
            from.hourglass(),
            from.engine(),
            from.java(),
            from.system(),
            layers(model.network().architecture()),
            SchemaText.of(model),
            scores(model.file().calibration()),
            training(model.file().training()));
  }

  private static String layers(Architecture architecture) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Layer", "", "in", "out", "weights"));
    for (PlacedLayer stage : architecture.stages()) {
      String layer = Json.writeLine(stage.layer()).replaceAll("[{}\"]", "");
      lines.add(
          List.of(
              "  " + stage.name(),
              layer.replace("type:", "").replace(",", " ").toLowerCase(Locale.ROOT),
              stage.input().toString(),
              stage.output().toString(),
              Text.format("%,d", weights(stage))));
    }
    return Text.columns(lines);
  }

  private static String scores(ModelCalibration calibration) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < calibration.scores().size(); i++) {
      lines.add(
          List.of(
              Text.format("  %5.1f %%", 100 * calibration.probabilities().get(i)),
              Text.number(calibration.scores().get(i))));
    }
    return "Score quantiles in nats, of %s %s training\n%s"
        .formatted(
            Text.count(calibration.rows(), "row"),
            calibration.heldOut() ? "held out of" : "used in",
            Text.columns(lines));
  }

  private static String training(JsonNode training) {
    List<List<String>> lines = new ArrayList<>();
    training
        .path("settings")
        .properties()
        .forEach(entry -> lines.add(List.of("  " + entry.getKey(), brief(entry.getValue()))));
    JsonNode history = training.path("history");
    if (!history.isEmpty()) {
      JsonNode last = history.get(history.size() - 1);
      lines.add(
          List.of(
              "  loss",
              "%s nats per row after the first epoch, %s after %d"
                  .formatted(
                      Text.number(history.get(0).path("loss").asDouble()),
                      Text.number(last.path("loss").asDouble()),
                      history.size())));
    }
    if (training.has("parity")) {
      lines.add(
          List.of(
              "  parity",
              "largest difference between TensorFlow and plain Java %s"
                  .formatted(Text.number(training.path("parity").path("worst").asDouble()))));
    }
    return "Training\n" + Text.columns(lines);
  }

  private static String brief(JsonNode value) {
    return value.isValueNode()
        ? value.asText()
        : value.toString().replaceAll("[{}\"]", "").replace(",", ", ").replace(":", " ");
  }
}
