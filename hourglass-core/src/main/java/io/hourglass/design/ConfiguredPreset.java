package io.hourglass.design;

import io.hourglass.data.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A preset with what was said about it: a design for any data.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=recipe lang=java}
 *
 * @param preset which
 * @param settings what was said about it
 */
public record ConfiguredPreset(Preset preset, PresetSettings settings) {
  public ConfiguredPreset {
    List<String> known = preset.settings().stream().map(Setting::name).toList();
    List<String> unknown = new ArrayList<>(settings.values().keySet());
    unknown.removeAll(known);
    if (!settings.numbers().isEmpty() && !known.contains(Setting.NUMBERS)) {
      unknown.addAll(settings.numbers().stream().map(String::valueOf).toList());
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          known.isEmpty()
              ? "the design %s has no settings, got %s".formatted(preset, unknown)
              : "the design %s has the settings %s, got %s"
                  .formatted(preset, String.join(", ", known), unknown));
    }
  }

  /**
   * From its short form: {@code dense:64,32,16}, {@code conv-vae:latent=16,beta=4}.
   *
   * @throws IllegalArgumentException if there is no such preset or setting
   */
  public static ConfiguredPreset parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    Preset preset =
        Preset.find(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "a design must be one of %s, or a .json file, got \"%s\""
                        .formatted(Preset.names(), text)));
    PresetSettings settings =
        colon < 0 ? PresetSettings.none() : PresetSettings.parse(text.substring(colon + 1));
    return new ConfiguredPreset(preset, settings);
  }

  /**
   * The design for data of that kind.
   *
   * @throws IllegalArgumentException if a setting is out of its range, or the preset is for images
   *     and there is none
   */
  public Design design(Schema schema) {
    return preset.design(settings, schema);
  }
}
