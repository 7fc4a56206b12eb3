package io.hourglass.design;

import io.hourglass.data.Schema;
import io.hourglass.layer.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What was said about a preset: bare numbers and values by name, as text, read when they are asked
 * for.
 *
 * @param numbers the bare ones, in order
 * @param values by name
 */
public record PresetSettings(List<Integer> numbers, Map<String, String> values) {
  public PresetSettings {
    numbers = List.copyOf(numbers);
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Nothing said: everything at its standard. */
  public static PresetSettings none() {
    return new PresetSettings(List.of(), Map.of());
  }

  /** Numbers first, then {@code name=value}; what follows an equals sign may have commas too. */
  static PresetSettings parse(String text) {
    List<Integer> numbers = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    String name = "";
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals >= 0) {
        name = part.substring(0, equals).trim();
        put(values, name, part.substring(equals + 1).trim());
      } else if (name.isEmpty()) {
        numbers.add(whole(part, text));
      } else {
        values.merge(name, part.trim(), (before, more) -> before + "," + more);
      }
    }
    return new PresetSettings(numbers, values);
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (values.put(name, value) != null) {
      throw new IllegalArgumentException(
          "every setting must be given once, got \"%s\" twice".formatted(name));
    }
  }

  private static int whole(String part, String text) {
    try {
      return Integer.parseInt(part.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a design's numbers must be whole, and come before name=value, got \"%s\" in \"%s\""
              .formatted(part, text),
          e);
    }
  }

  /** Whether that one was given. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The same with the standards of what was not given, where they are values. */
  PresetSettings over(List<Setting> settings) {
    Map<String, String> all = new TreeMap<>();
    settings.stream().filter(Setting::isValue).forEach(s -> all.put(s.name(), s.standard()));
    all.putAll(values);
    return new PresetSettings(numbers, all);
  }

  /** The text of a setting that has a standard, or was given. */
  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no setting " + name);
    }
    return value;
  }

  int whole(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number, got \"%s\"".formatted(name, text(name)), e);
    }
  }

  int whole(String name, int standard) {
    return has(name) ? whole(name) : standard;
  }

  double number(String name) {
    try {
      return Double.parseDouble(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number, got \"%s\"".formatted(name, text(name)), e);
    }
  }

  Activation activation(String name, Activation standard) {
    return has(name) ? activation(name) : standard;
  }

  Activation activation(String name) {
    String value = text(name);
    return Arrays.stream(Activation.values())
        .filter(a -> a.name().equalsIgnoreCase(value.replace('-', '_')))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s must be one of %s, got \"%s\"".formatted(name, activations(), value)));
  }

  private static String activations() {
    return Arrays.stream(Activation.values())
        .map(a -> a.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /**
   * One of several kinds: {@code none}, {@code linear:1000}.
   *
   * @param plain those without a number
   * @param counted those with one
   */
  <T> T kind(String name, Map<String, T> plain, Map<String, IntFunction<T>> counted) {
    String value = text(name);
    int colon = value.indexOf(':');
    IntFunction<T> found = colon < 0 ? null : counted.get(value.substring(0, colon));
    T alone = plain.get(value);
    if (alone != null) {
      return alone;
    }
    if (found == null) {
      List<String> kinds = new ArrayList<>(new TreeSet<>(plain.keySet()));
      new TreeSet<>(counted.keySet()).forEach(kind -> kinds.add(kind + ":N"));
      throw new IllegalArgumentException(
          "%s must be one of %s, got \"%s\"".formatted(name, String.join(", ", kinds), value));
    }
    return found.apply(count(name, value, colon));
  }

  private static int count(String name, String value, int colon) {
    try {
      return Integer.parseInt(value.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a kind with a whole number, as in %s:10, got \"%s\""
              .formatted(name, value.substring(0, colon), value),
          e);
    }
  }

  /** The columns that are given, not explained. */
  TreeSet<String> conditions(Schema schema) {
    TreeSet<String> columns = new TreeSet<>();
    if (!has("condition") || text("condition").equals("none")) {
      return columns;
    }
    for (String column : text("condition").split("\\+", -1)) {
      if (schema.field(column).isEmpty()) {
        throw new IllegalArgumentException(
            "condition must be a column of the data %s, got \"%s\""
                .formatted(schema.names(), column));
      }
      columns.add(column);
    }
    if (columns.size() == schema.fields().size()) {
      throw new IllegalArgumentException(
          "a column must be left to explain, got the condition " + columns);
    }
    return columns;
  }

  /** The widths that were said, or else those that suit the data. */
  Widths widths(Widths standard) {
    if (numbers.isEmpty()) {
      return new Widths(standard.hidden(), whole("latent", standard.code()));
    }
    if (has("latent")) {
      return new Widths(numbers, whole("latent"));
    }
    int last = numbers.size() - 1;
    return new Widths(numbers.subList(0, last), numbers.get(last));
  }
}
