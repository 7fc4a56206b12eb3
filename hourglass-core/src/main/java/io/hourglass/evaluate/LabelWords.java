package io.hourglass.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the words mean that people label rows with. */
final class LabelWords {
  private static final Set<String> NORMAL =
      Set.of(
          "0",
          "0.0",
          "false",
          "f",
          "no",
          "n",
          "neg",
          "negative",
          "normal",
          "usual",
          "regular",
          "benign",
          "genuine",
          "legit",
          "legitimate",
          "inlier",
          "ok",
          "okay",
          "good",
          "pass",
          "passed",
          "clean",
          "healthy",
          "background",
          "valid");

  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y");

  private static final Set<String> FALSE = Set.of("false", "f", "no", "n");

  private LabelWords() {}

  /**
   * Whether a label says by its name that a row is normal, in any case, with a dot behind or not.
   */
  static boolean isNormal(String label) {
    return NORMAL.contains(plain(label));
  }

  /**
   * The label of the data that a user means by a word: the same text, else the only one that is the
   * same in another case, as a number, or as a truth value, which are read as 1 and 0.
   */
  static Optional<String> find(String word, List<String> labels) {
    if (labels.contains(word)) {
      return Optional.of(word);
    }
    List<String> alike = labels.stream().filter(label -> isAlike(word, label)).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static boolean isAlike(String word, String label) {
    return plain(word).equals(plain(label)) || canonical(word).equals(canonical(label));
  }

  private static String canonical(String label) {
    String word = plain(label);
    if (TRUE.contains(word)) {
      return "1";
    }
    return FALSE.contains(word) ? "0" : word.replaceFirst("^([+-]?\\d+)\\.0+$", "$1");
  }

  private static String plain(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }
}
