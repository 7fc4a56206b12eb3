package io.hourglass.design;

import io.hourglass.data.Schema;
import io.hourglass.json.Json;

/**
 * The text forms of designs: the short form, a {@link Preset} with settings as in {@code
 * dense:64,32,16} or {@code conv-vae:latent=16,beta=4}, or the full JSON that {@code hourglass
 * designs} and {@code inspect --design} print.
 */
public final class DesignText {
  private DesignText() {}

  /**
   * Parses the short form of a design for a schema.
   *
   * @throws IllegalArgumentException if the name or a setting is unknown or unsuitable
   */
  public static Design parse(String text, Schema schema) {
    return ConfiguredPreset.parse(text).design(schema);
  }

  /** A design from its full JSON; {@code where} names the file in messages. */
  public static Design fromJson(String json, String where) {
    return Json.read(json, Design.class, where);
  }

  /** The full JSON of a design. */
  public static String toJson(Design design) {
    return Json.write(design);
  }
}
