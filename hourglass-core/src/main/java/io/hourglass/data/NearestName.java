package io.hourglass.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the name that was probably meant: a slip of the pen is not to be taken for another name.
 */
public final class NearestName {
  /** A name of fewer letters has too many neighbors. */
  private static final int SHORT = 4;

  private NearestName() {}

  /**
   * The name that is nearest to a word: the same but for case, blanks and signs, or with at most a
   * third of its letters inserted, excluded or replaced, and no digit.
   *
   * @param word that is none of the names
   */
  public static Optional<String> of(String word, Collection<String> names) {
    String plain = plain(word);
    return names.stream()
        .filter(name -> isNear(plain, plain(name)))
        .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
  }

  /**
   * The end of a message about unknown names, as in {@code ; did you mean "amount"?}; empty where
   * none was probably meant.
   *
   * @param words that are none of the names
   */
  public static String question(Collection<String> words, Collection<String> names) {
    List<String> meant =
        words.stream()
            .flatMap(word -> of(word, names).stream())
            .distinct()
            .map(name -> '"' + name + '"')
            .toList();
    return meant.isEmpty() ? "" : "; did you mean " + String.join(", ", meant) + "?";
  }

  private static boolean isNear(String word, String name) {
    int allowed = word.length() < SHORT ? 0 : Math.max(1, word.length() / 3);
    return distance(word, name) <= allowed && digits(word).equals(digits(name));
  }

  private static String digits(String name) {
    return name.replaceAll("\\D", "");
  }

  private static String plain(String name) {
    String letters = name.replaceAll("[\\s_.-]", "").toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? name : letters;
  }

  /** Levenshtein's distance (1966). */
  private static int distance(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 0; i < from.length(); i++) {
      addLetter(from.charAt(i), to, row);
    }
    return row[to.length()];
  }

  /** Turns the distances of a text to every beginning of another into those of one letter more. */
  private static void addLetter(char letter, String to, int[] row) {
    int diagonal = row[0];
    row[0]++;
    for (int j = 1; j < row.length; j++) {
      int replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
    }
  }
}
