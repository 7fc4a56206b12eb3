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
    Map<String, Object> json = new LinkedHashMap<>(json(model.network().architecture(), model));
    json.put("design", model.design());
    json.put("columns", model.codec());
    json.put("calibration", model.file().calibration());
    json.put("training", model.file().training());
    json.put("provenance", model.file().provenance());
    return json;
  }

  private static Map<String, Object> json(Architecture architecture, Autoencoder model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weights", architecture.parameterCount());
    json.put("features", model.codec().width());
    json.put("code", architecture.codeWidth());
    json.put("layers", architecture.stages().stream().map(InspectCommand::json).toList());
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
    Architecture architecture = model.network().architecture();
    return "%s: an autoencoder with %s, %s\n\n"
            .formatted(
                this.model.file(),
                Text.count(model.design().latent().width(), "latent dimension"),
                Text.count(architecture.parameterCount(), "weight"))
        + origin(model.file().provenance())
        + sections(model);
  }

  private static String origin(Provenance from) {
    return """
    Trained on  %s, %s
    By          Hourglass %s, %s, Java %s, %s

    """
        .formatted(
            from.data(),
            Text.count(from.rows(), "row"),
            from.hourglass(),
            from.engine(),
            from.java(),
            from.system());
  }

  private static String sections(Autoencoder model) {
    return String.join(
        "\n",
        layers(model.network().architecture()),
        SchemaText.of(model),
        scores(model.file().calibration()),
        training(model.file().training()));
  }

  private static String layers(Architecture architecture) {
    return Text.table(
        List.of("Layer", "", "in", "out", "weights"), architecture.stages(), InspectCommand::cells);
  }

  private static List<String> cells(PlacedLayer stage) {
    String layer = Json.writeLine(stage.layer()).replaceAll("[{}\"]", "");
    return List.of(
        "  " + stage.name(),
        layer.replace("type:", "").replace(",", " ").toLowerCase(Locale.ROOT),
        stage.input().toString(),
        stage.output().toString(),
        Text.format("%,d", weights(stage)));
  }

  private static String scores(ModelCalibration calibration) {
    return "Score quantiles in nats, of %s %s training\n%s"
        .formatted(
            Text.count(calibration.rows(), "row"),
            calibration.heldOut() ? "held out of" : "used in",
            Text.columns(quantiles(calibration)));
  }

  private static List<List<String>> quantiles(ModelCalibration calibration) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < calibration.scores().size(); i++) {
      String percent = Text.format("  %5.1f %%", 100 * calibration.probabilities().get(i));
      lines.add(List.of(percent, Text.number(calibration.scores().get(i))));
    }
    return lines;
  }

  private static String training(JsonNode training) {
    List<List<String>> lines = new ArrayList<>(settings(training.path("settings")));
    if (!training.path("history").isEmpty()) {
      lines.add(List.of("  loss", losses(training.path("history"))));
    }
    if (training.has("parity")) {
      lines.add(List.of("  parity", parity(training.path("parity"))));
    }
    return "Training\n" + Text.columns(lines);
  }

  private static List<List<String>> settings(JsonNode settings) {
    return settings.properties().stream()
        .map(entry -> List.of("  " + entry.getKey(), brief(entry.getValue())))
        .toList();
  }

  private static String losses(JsonNode history) {
    double first = history.get(0).path("loss").asDouble();
    double last = history.get(history.size() - 1).path("loss").asDouble();
    return "%s nats per row after the first epoch, %s after %d"
        .formatted(Text.number(first), Text.number(last), history.size());
  }

  private static String parity(JsonNode parity) {
    return "largest difference between TensorFlow and plain Java "
        + Text.number(parity.path("worst").asDouble());
  }

  private static String brief(JsonNode value) {
    return value.isValueNode()
        ? value.asText()
        : value.toString().replaceAll("[{}\"]", "").replace(",", ", ").replace(":", " ");
  }
}
