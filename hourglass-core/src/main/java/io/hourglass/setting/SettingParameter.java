package io.hourglass.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One parameter of a member.
 *
 * @param name as it is typed before an equals sign
 * @param type of its value
 * @param standard the value without one; none where it must be given
 * @param isOmitted whether the printer leaves it out at that value
 */
record SettingParameter(String name, Class<?> type, Optional<Object> standard, boolean isOmitted) {
  SettingParameter or(Object value, boolean omitted) {
    return new SettingParameter(name, type, Optional.of(value), omitted);
  }

  boolean isFlag() {
    return type == boolean.class;
  }

  boolean isText() {
    return type == String.class;
  }

  /** The value of a text without a parameter's name, if it can be read as this. */
  Optional<Object> read(String text) {
    if (isFlag()) {
      return text.equals(name) ? Optional.of(true) : Optional.empty();
    }
    if (type.isEnum()) {
      return constant(text);
    }
    return isText() ? Optional.of(text) : number(text);
  }

  /** The value of {@code name=text}, if it can be read as this. */
  Optional<Object> readNamed(String text) {
    return isFlag() && (text.equals("true") || text.equals("false"))
        ? Optional.of(Boolean.valueOf(text))
        : read(text);
  }

  private Optional<Object> number(String text) {
    try {
      if (type == int.class) {
        return Optional.of(Integer.valueOf(text));
      }
      return type == double.class ? Optional.of(Double.valueOf(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> constant(String text) {
    return Arrays.<Object>stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** The constraint on values, for messages. */
  String rule() {
    if (isFlag()) {
      return "the word " + name;
    }
    if (type.isEnum()) {
      return "one of " + words();
    }
    return type == int.class ? "a whole number" : type == double.class ? "a number" : "a name";
  }

  private String words() {
    return Arrays.stream(type.getEnumConstants())
        .map(SettingParameter::word)
        .collect(Collectors.joining(", "));
  }

  /** As people write it: {@code 0.0001} and not {@code 1.0E-4}, {@code 3} and not {@code 3.0}. */
  String print(Object value) {
    if (isFlag()) {
      return name;
    }
    if (type.isEnum()) {
      return word(value);
    }
    return value instanceof Double number ? PlainNumber.of(number) : String.valueOf(value);
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
