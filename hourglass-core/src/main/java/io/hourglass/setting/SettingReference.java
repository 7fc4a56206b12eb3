package io.hourglass.setting;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a setting in a message, as in {@code name missing values (setting missing=n/a)}. A
 * program that calls the setting something else, such as a flag, puts its own phrase there.
 */
public final class SettingReference {
  private static final Pattern REFERENCE =
      Pattern.compile("\\(setting ([a-z]+(?:-[a-z]+)*)(=[^()\"]*)?\\)");

  private SettingReference() {}

  /** A reference to a setting. */
  public static String to(String setting) {
    return "(setting " + setting + ")";
  }

  /** A reference to a setting with a value to give it. */
  public static String to(String setting, Object value) {
    String text = String.valueOf(value);
    return text.matches("[^()\"]*") ? "(setting %s=%s)".formatted(setting, text) : to(setting);
  }

  /**
   * The message with other phrases for the settings in it, between the same parentheses.
   *
   * @param name the phrase for the name of a setting
   * @param value the phrase for a value
   */
  public static String replaceIn(
      String message, UnaryOperator<String> name, UnaryOperator<String> value) {
    if (!message.contains("(setting ")) {
      return message;
    }
    return REFERENCE
        .matcher(message)
        .replaceAll(found -> {
          String phrase = name.apply(found.group(1)) + phrase(found.group(2), value);
          return Matcher.quoteReplacement("(" + phrase + ")");
        });
  }

  private static String phrase(@Nullable String given, UnaryOperator<String> value) {
    return given == null ? "" : " " + value.apply(given.substring(1));
  }
}
