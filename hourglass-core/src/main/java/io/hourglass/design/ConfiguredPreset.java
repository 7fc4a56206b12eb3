package io.hourglass.design;

import io.hourglass.data.Schema;
import io.hourglass.setting.Written;
import java.util.ArrayList;
import java.util.Arrays;
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
    Written written = Written.of("design", text, ",");
    Preset preset =
        Preset.find(written.name())
            .orElseThrow(() ->
                written.unknownName(Arrays.stream(Preset.values()).map(Preset::toString).toList()));
    return new ConfiguredPreset(preset, PresetSettings.of(written));
  }

  /** The short form that {@link #parse} reads. */
  public String text() {
    String said = settings.text();
    return said.isEmpty() ? preset.toString() : preset + ":" + said;
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
