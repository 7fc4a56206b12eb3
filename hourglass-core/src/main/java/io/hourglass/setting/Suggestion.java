package io.hourglass.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The known name that a person most likely meant. */
final class Suggestion {
  /** Letters that may be wrong. */
  private static final int MAX_DISTANCE = 2;

  /** A shorter beginning fits too many names. */
  private static final int MIN_PREFIX = 3;

  private Suggestion() {}

  /** {@code ; did you mean "gaussian"?}, or nothing where no name is near. */
  static String of(String got, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(got, name) <= Math.min(MAX_DISTANCE, got.length() - 1))
        .min(Comparator.comparingInt(name -> distance(got, name)))
        .map("; did you mean \"%s\"?"::formatted)
        .orElse("");
  }

  /** Edits from one to the other (Levenshtein); 1 if the name only goes on where the other ends. */
  private static int distance(String got, String name) {
    if (got.length() >= MIN_PREFIX && name.startsWith(got)) {
      return 1;
    }
    int[] row = IntStream.rangeClosed(0, name.length()).toArray();
    for (int i = 0; i < got.length(); i++) {
      advance(row, got.charAt(i), name);
    }
    return row[name.length()];
  }

  /** The next row of the table of edits, for one letter more, in place. */
  private static void advance(int[] row, char letter, String name) {
    int diagonal = row[0]++;
    for (int j = 1; j < row.length; j++) {
      int replaced = diagonal + (letter == name.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
