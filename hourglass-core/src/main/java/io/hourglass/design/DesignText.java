package io.hourglass.design;

import io.hourglass.json.Json;
import io.hourglass.layer.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Designs as people write them: the short form {@code dense:64,32,16}, with settings as in {@code
 * dense:64,32,16,activation=tanh,code=linear}, or the full JSON that {@code inspect --design}
 * prints.
 */
public final class DesignText {
  private DesignText() {}

  /**
   * A design from its short form.
   *
   * @throws IllegalArgumentException if the name, a width or a setting is not known
   */
  public static Design parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (name.equals("lesson") && colon < 0) {
      return Design.lesson();
    }
    if (!name.equals("dense")) {
      throw new IllegalArgumentException(
          "a design must be dense:WIDTHS, lesson, or a .json file, got \"" + text + "\"");
    }
    List<Integer> widths = new ArrayList<>();
    Map<String, String> settings = new TreeMap<>();
    for (String part : colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        widths.add(width(part, text));
      } else {
        settings.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
      }
    }
    Activation activation = activation(settings.remove("activation"), Activation.RELU);
    Activation code = activation(settings.remove("code"), activation);
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "a dense design has the settings activation and code, got " + settings.keySet());
    }
    return Design.dense(widths, activation, code);
  }

  private static int width(String part, String text) {
    try {
      return Integer.parseInt(part.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "widths must be whole numbers as in dense:64,32,16, got \"%s\" in \"%s\""
              .formatted(part, text),
          e);
    }
  }

  private static Activation activation(@Nullable String name, Activation otherwise) {
    if (name == null) {
      return otherwise;
    }
    return Arrays.stream(Activation.values())
        .filter(a -> a.name().equalsIgnoreCase(name.replace('-', '_')))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "an activation must be one of %s, got \"%s\"".formatted(names(), name)));
  }

  private static String names() {
    return Arrays.stream(Activation.values())
        .map(a -> a.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
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
