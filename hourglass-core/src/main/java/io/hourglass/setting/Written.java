package io.hourglass.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A text taken apart into a name and values, not yet understood.
 *
 * @param subject what it should mean, for messages: {@code corruption}
 * @param text as it was typed
 * @param name before the colon, in lower case
 * @param values after the colon
 */
public record Written(String subject, String text, String name, List<Value> values) {
  public Written {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param parameter the name before the equals sign; empty without one
   * @param value the rest
   */
  public record Value(String parameter, String value) {
    static Value of(String text) {
      int equals = text.indexOf('=');
      return equals < 0
          ? new Value("", text.trim())
          : new Value(text.substring(0, equals).trim(), text.substring(equals + 1).trim());
    }

    @Override
    public String toString() {
      return parameter.isEmpty() ? value : parameter + "=" + value;
    }
  }

  /** Splits at the first colon, then at every separator. */
  public static Written of(String subject, String text, String separator) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Written(subject, text, text.trim().toLowerCase(Locale.ROOT), List.of());
    }
    List<Value> values =
        Arrays.stream(text.substring(colon + 1).split(separator, -1)).map(Value::of).toList();
    String name = text.substring(0, colon).trim().toLowerCase(Locale.ROOT);
    return new Written(subject, text, name, values);
  }

  /** The error every text form gives: the text, what must hold, and what was got instead. */
  public IllegalArgumentException refused(String rule, String got) {
    return new IllegalArgumentException(
        "%s \"%s\": %s, got %s".formatted(subject, text, rule, got));
  }

  /** The error of a name that no member has. */
  public IllegalArgumentException unknownName(Collection<String> names) {
    return refused(
        "the name must be one of " + String.join(", ", names),
        "\"%s\"%s".formatted(name, Suggestion.of(name, names)));
  }

  /** The error of a parameter that the member does not have. */
  public IllegalArgumentException unknownParameter(String parameter, Collection<String> names) {
    String rule =
        names.isEmpty()
            ? name + " must have no parameters"
            : "parameters of %s must be some of %s".formatted(name, String.join(", ", names));
    return refused(rule, "\"%s\"%s".formatted(parameter, Suggestion.of(parameter, names)));
  }
}
