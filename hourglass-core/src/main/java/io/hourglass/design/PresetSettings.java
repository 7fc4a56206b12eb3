package io.hourglass.design;

import io.hourglass.data.Schema;
import io.hourglass.layer.Activation;
import io.hourglass.setting.TextForm;
import io.hourglass.setting.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The given settings of a preset: widths and values by name, as text, parsed on access.
 *
 * @param numbers widths, in order
 * @param values by name
 */
public record PresetSettings(List<Integer> numbers, Map<String, String> values) {
  public PresetSettings {
    numbers = List.copyOf(numbers);
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** No given settings: all defaults. */
  public static PresetSettings none() {
    return new PresetSettings(List.of(), Map.of());
  }

  /** Numbers first, then {@code name=value}, where a value may have commas too. */
  static PresetSettings of(Written written) {
    List<Integer> numbers = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    String name = "";
    for (Written.Value part : written.values()) {
      if (!part.parameter().isEmpty()) {
        name = part.parameter();
        put(values, part, written);
      } else if (name.isEmpty()) {
        numbers.add(whole(part, written));
      } else {
        values.merge(name, part.value(), (before, more) -> before + "," + more);
      }
    }
    return new PresetSettings(numbers, values);
  }

  private static void put(Map<String, String> values, Written.Value part, Written written) {
    if (values.put(part.parameter(), part.value()) != null) {
      throw written.refused(
          "every setting must be given once", "\"%s\" twice".formatted(part.parameter()));
    }
  }

  private static int whole(Written.Value part, Written written) {
    try {
      return Integer.parseInt(part.value());
    } catch (NumberFormatException e) {
      throw written.refused(
          "numbers must be whole, and come before name=value", "\"%s\"".formatted(part));
    }
  }

  /** As {@link #of} reads them: numbers, then values by name. */
  String text() {
    return Stream.concat(
            numbers.stream().map(String::valueOf),
            values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()))
        .collect(Collectors.joining(","));
  }

  /** Whether a setting was given. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The same with defaults for settings that were not given, where these are values. */
  PresetSettings over(List<Setting> settings) {
    Map<String, String> all = new TreeMap<>();
    settings.stream().filter(Setting::isValue).forEach(s -> all.put(s.name(), s.standard()));
    all.putAll(values);
    return new PresetSettings(numbers, all);
  }

  /** The text of a setting that has a default or was given. */
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

  /** One of several kinds, each in its text form: {@code none}, {@code linear:1000}. */
  <T> T kind(TextForm<T> form) {
    return form.parse(text(form.subject()));
  }

  /** The columns to condition on. */
  TreeSet<String> conditions(Schema schema) {
    TreeSet<String> columns = new TreeSet<>();
    if (has("condition") && !text("condition").equals("none")) {
      List<String> given = List.of(text("condition").split("\\+", -1));
      given.forEach(column -> checkKnown(column, schema));
      columns.addAll(given);
      checkOneIsLeft(columns, schema);
    }
    return columns;
  }

  private static void checkKnown(String column, Schema schema) {
    if (schema.field(column).isEmpty()) {
      throw new IllegalArgumentException(
          "condition must be a column of the data %s, got \"%s\""
              .formatted(schema.names(), column));
    }
  }

  private static void checkOneIsLeft(Set<String> columns, Schema schema) {
    if (columns.size() == schema.fields().size()) {
      throw new IllegalArgumentException(
          "a column must be left to explain, got the condition " + columns);
    }
  }

  /** The given widths, or those that suit the data. */
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
