package io.hourglass.cli.command.model;

import io.hourglass.cli.option.AnnotationOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DesignOption;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.data.Schema;
import io.hourglass.design.ConfiguredPreset;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.design.Preset;
import io.hourglass.design.Setting;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the presets and their settings. */
@Command(
    name = "designs",
    description = "List the designs by name; show one and its settings.",
    footer = {
      "  hourglass designs",
      "  hourglass designs conv-vae",
      "  hourglass designs conv-vae:latent=16 --data mnist > design.json",
      "  hourglass train --data mnist --design design.json --out model.hg"
    })
public final class DesignsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DESIGN",
      completionCandidates = DesignOption.Names.class,
      description = "A design to show, with settings as in train --design.")
  private Optional<String> text = Optional.empty();

  @ArgGroup(exclusive = false, heading = "%nPrint it as JSON, sized for data:%n")
  private @Nullable DataOptions data;

  @Mixin private AnnotationOption annotations = new AnnotationOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    if (text.isEmpty()) {
      console.result(Map.of("designs", everyOne()), list());
    } else {
      print(ConfiguredPreset.parse(text.get()));
    }
    return Failures.OK;
  }

  private void print(ConfiguredPreset configured) {
    DataOptions options = data;
    if (options == null) {
      console.result(json(configured.preset()), description(configured.preset()));
    } else {
      printSized(configured, options);
    }
  }

  private void printSized(ConfiguredPreset preset, DataOptions options) {
    Design sized = preset.design(schema(options));
    console.note(description(preset.preset()));
    console.result(sized, DesignText.toJson(sized));
  }

  private static String list() {
    return Text.columns(
            Arrays.stream(Preset.values())
                .map(preset -> List.of(preset.toString(), preset.description()))
                .toList())
        + "\nhourglass designs NAME shows the settings of one.";
  }

  private static List<Map<String, Object>> everyOne() {
    return Arrays.stream(Preset.values()).map(DesignsCommand::json).toList();
  }

  private static Map<String, Object> json(Preset preset) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", preset.toString());
    json.put("description", preset.description());
    json.put("settings", preset.settings().stream().map(DesignsCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Setting setting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", setting.name());
    json.put("default", setting.standard());
    json.put("meaning", setting.meaning());
    return json;
  }

  private static String description(Preset preset) {
    String settings =
        preset.settings().isEmpty()
            ? "It has no settings."
            : Text.table(
                List.of("Setting", "default", "meaning"), preset.settings(), DesignsCommand::cells);
    return "%s: %s\n\n%s".formatted(preset, preset.description(), settings);
  }

  private static List<String> cells(Setting setting) {
    return List.of("  " + setting.name(), setting.standard(), setting.meaning());
  }

  /** The columns that train would use. */
  private Schema schema(DataOptions options) {
    ReadOptions reading = options.reading(Split.TRAIN);
    Schema all = Tables.open(options.spec(), reading).schema();
    List<String> drop = new ArrayList<>(reading.drop());
    drop.addAll(annotations.excluded(options.spec(), all));
    options.labels().ifPresent(drop::add);
    return Tables.open(options.spec(), reading.withDrop(drop)).schema();
  }
}
