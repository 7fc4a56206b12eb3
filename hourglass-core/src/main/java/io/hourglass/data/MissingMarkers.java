package io.hourglass.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Texts that mean a missing value. The empty one always does. One that is a number stands for that
 * number, however it is written or typed.
 */
public final class MissingMarkers {
  /** No text but the empty one. */
  public static final MissingMarkers NONE = new MissingMarkers(List.of());

  /** What programs write for a missing number, date or time. Among categories they are names. */
  private static final Set<String> WORDS =
      Set.of(
          "NA",
          "N/A",
          "n/a",
          "na",
          "N.A.",
          "n.a.",
          "<NA>",
          "#N/A",
          "#N/A N/A",
          "#NA",
          "NULL",
          "null",
          "Null",
          "(null)",
          "None",
          "none",
          "NONE",
          "nil",
          "NaT",
          "nat",
          "-",
          "--",
          "?",
          ".",
          "\\N",
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NUM!",
          "#NAME?",
          "1.#IND",
          "-1.#IND",
          "1.#QNAN",
          "-1.#QNAN",
          "missing",
          "Missing");

  private final List<String> texts;
  private final double[] numbers;

  private MissingMarkers(List<String> texts) {
    this.texts = texts;
    this.numbers =
        texts.stream()
            .map(DecimalNumber::of)
            .filter(number -> number.isPresent() && !Double.isNaN(number.getAsDouble()))
            .mapToDouble(number -> number.getAsDouble())
            .toArray();
  }

  /** These texts, each once; surrounding blanks do not count. */
  @JsonCreator
  public static MissingMarkers of(List<String> texts) {
    return texts.isEmpty()
        ? NONE
        : new MissingMarkers(texts.stream().map(String::strip).distinct().toList());
  }

  /** The texts besides the empty one. */
  @JsonValue
  public List<String> texts() {
    return texts;
  }

  /** The texts that are words in columns of numbers, dates and times alone. */
  public static Set<String> words() {
    return WORDS;
  }

  /** The numbers that mean a missing value. */
  public double[] numbers() {
    return numbers.clone();
  }

  /** Whether a text without surrounding blanks means a missing value. */
  public boolean contain(String text) {
    return text.isEmpty() || (!texts.isEmpty() && texts.contains(text));
  }

  /** Whether a text in a column of numbers, dates or times means a missing value. */
  boolean containWord(String text) {
    return contain(text) || WORDS.contains(text);
  }

  /** Whether a number means a missing value. */
  boolean contain(double number) {
    for (double marker : numbers) {
      if (marker == number) {
        return true;
      }
    }
    return false;
  }

  /** These and others. */
  public MissingMarkers with(MissingMarkers others) {
    Set<String> all = new LinkedHashSet<>(texts);
    all.addAll(others.texts);
    return of(List.copyOf(all));
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissingMarkers markers && markers.texts.equals(texts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(texts);
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
