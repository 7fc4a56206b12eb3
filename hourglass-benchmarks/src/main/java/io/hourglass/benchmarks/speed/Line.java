package io.hourglass.benchmarks.speed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a program printed, such as {@code pytorch W1 epoch=2 seconds=0.921 loss=0.1034}.
 *
 * @param text all of it
 */
public record Line(String text) {
  /** The text after {@code key=}, up to the next blank. */
  public Optional<String> value(String key) {
    Matcher matcher = Pattern.compile("(?:^|\\s)" + Pattern.quote(key) + "=(\\S+)").matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The number that follows {@code key=}, if there is one. */
  public Optional<Double> number(String key) {
    try {
      return value(key).map(Double::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The number that follows {@code key=}.
   *
   * @throws IllegalStateException if there is none
   */
  public double required(String key) {
    return number(key)
        .orElseThrow(() -> new IllegalStateException("no %s in \"%s\"".formatted(key, text)));
  }

  /** Whether the word is in it, between blanks. */
  public boolean has(String word) {
    return (" " + text + " ").contains(" " + word + " ");
  }

  /** The word after a word, if both are there. */
  public Optional<String> after(String word) {
    Matcher matcher =
        Pattern.compile("(?:^|\\s)" + Pattern.quote(word) + "\\s+(\\S+)").matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
