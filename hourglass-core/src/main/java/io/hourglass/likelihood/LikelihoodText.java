package io.hourglass.likelihood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hourglass.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Likelihoods as people write them: a name, alone or with settings, as in {@code poisson}, {@code
 * gaussian:0.1}, {@code student-t:5,predicted} or {@code student-t:degrees=5}. What is not said is
 * as in the record's constructor without arguments.
 */
public final class LikelihoodText {
  /** The JSON of every member of the family, with its defaults, by name. */
  private static final Map<String, ObjectNode> DEFAULTS = defaults();

  private LikelihoodText() {}

  private static Map<String, ObjectNode> defaults() {
    Map<String, ObjectNode> defaults = new LinkedHashMap<>();
    for (Class<?> member : Likelihood.class.getPermittedSubclasses()) {
      try {
        Object likelihood = member.getConstructor().newInstance();
        ObjectNode json = (ObjectNode) Json.tree(Json.writeLine(likelihood), member.getName());
        defaults.put(json.path("type").asText(), json);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no defaults for " + member, e);
      }
    }
    return Collections.unmodifiableMap(defaults);
  }

  /** Names of all likelihoods. */
  public static List<String> names() {
    return List.copyOf(DEFAULTS.keySet());
  }

  /**
   * A likelihood from its text.
   *
   * @throws IllegalArgumentException if the name or a setting is not known, or a value refused
   */
  public static Likelihood parse(String text) {
    ObjectNode defaults = DEFAULTS.get(name(text));
    if (defaults == null) {
      throw new IllegalArgumentException(
          "a likelihood must be one of %s, got \"%s\"".formatted(names(), text));
    }
    ObjectNode json = defaults.deepCopy();
    List<String> open = new ArrayList<>(settings(defaults));
    for (String setting : settings(text)) {
      int equals = setting.indexOf('=');
      String value = setting.substring(equals + 1).trim();
      String key =
          equals >= 0
              ? setting.substring(0, equals).trim()
              : open.stream().filter(k -> fits(defaults.get(k), value)).findFirst().orElse("");
      if (!open.remove(key) || !fits(defaults.get(key), value)) {
        throw new IllegalArgumentException(
            "a %s likelihood has the settings %s, got \"%s\""
                .formatted(name(text), settings(defaults), setting));
      }
      json.set(key, value(value));
    }
    return Json.read(json.toString(), Likelihood.class, "likelihood \"" + text + "\"");
  }

  private static String name(String text) {
    int colon = text.indexOf(':');
    return (colon < 0 ? text : text.substring(0, colon)).trim();
  }

  private static List<String> settings(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(",", -1));
  }

  private static List<String> settings(ObjectNode defaults) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = defaults.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    names.remove("type");
    return names;
  }

  /** A number for a number, a word for a word. */
  private static boolean fits(JsonNode other, String value) {
    return other.isNumber() == value(value).isNumber();
  }

  private static JsonNode value(String text) {
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Likelihoods by column, from texts that are either {@code NAME}, for all columns that it suits,
   * or {@code COLUMN=NAME}, which comes before that.
   *
   * @param columns names of the columns, with the kind of features each has
   * @throws IllegalArgumentException if a text is neither, or there is no column for it
   */
  public static Map<String, Likelihood> byColumn(
      List<String> texts, Map<String, Features> columns) {
    Map<String, Likelihood> general = new LinkedHashMap<>();
    Map<String, Likelihood> named = new LinkedHashMap<>();
    for (String text : texts) {
      if (DEFAULTS.containsKey(name(text))) {
        general.putAll(whereItSuits(parse(text), columns));
      } else {
        String column = column(text);
        named.put(column, parse(text.substring(column.length() + 1)));
      }
    }
    general.putAll(named);
    return general;
  }

  private static Map<String, Likelihood> whereItSuits(
      Likelihood likelihood, Map<String, Features> columns) {
    Map<String, Likelihood> found = new LinkedHashMap<>();
    columns.forEach((column, features) -> {
      boolean apart = features == Features.ONE_HOT && likelihood.support() == Support.REAL;
      if (likelihood.supports(features) && !apart) {
        found.put(column, likelihood);
      }
    });
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a column whose features %s suits, got %s".formatted(likelihood, columns));
    }
    return found;
  }

  /** What is before the equals sign that a name of a likelihood comes after. */
  private static String column(String text) {
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      if (DEFAULTS.containsKey(name(text.substring(at + 1)))) {
        return text.substring(0, at);
      }
    }
    throw new IllegalArgumentException(
        "a likelihood must be NAME or COLUMN=NAME with a name of %s, got \"%s\""
            .formatted(names(), text));
  }
}
