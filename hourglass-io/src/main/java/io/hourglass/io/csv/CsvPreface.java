package io.hourglass.io.csv;

import io.hourglass.io.source.CsvOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands above the rows of a file and says how they are written: comments, and a line such as
 * {@code sep=;}.
 *
 * @param lines number of lines that belong to it
 * @param separator that it names
 * @param comment how comments begin, the empty text if there are none
 * @param comments number of lines that are comments
 * @param lastComment the last of them, without its mark
 */
record CsvPreface(
    int lines, Optional<Character> separator, String comment, int comments, String lastComment) {
  private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.)\"?", Pattern.DOTALL);
  private static final List<String> MARKS = List.of("#", "//", "%", ";");

  /** Of the start of a file. */
  static CsvPreface of(String text, CsvOptions options) {
    List<String> lines = text.lines().skip(options.skip()).toList();
    if (lines.isEmpty()) {
      return new CsvPreface(options.skip(), Optional.empty(), "", 0, "");
    }
    Matcher separator = SEPARATOR.matcher(lines.get(0).strip());
    Optional<Character> named =
        separator.matches() ? Optional.of(separator.group(1).charAt(0)) : Optional.empty();
    int named1 = named.isPresent() ? 1 : 0;
    List<String> rest = lines.subList(named1, lines.size());
    String mark = options.comment().orElseGet(() -> mark(rest));
    int comments = mark.isEmpty() ? 0 : leading(rest, mark);
    String last = comments == 0 ? "" : rest.get(comments - 1).strip().substring(mark.length());
    return new CsvPreface(options.skip() + named1 + comments, named, mark, comments, last);
  }

  /** The mark that the first line begins with, if that is no usual cell of the rows. */
  private static String mark(List<String> lines) {
    return MARKS.stream().filter(mark -> isMark(lines, mark)).findFirst().orElse("");
  }

  private static boolean isMark(List<String> lines, String mark) {
    int comments = leading(lines, mark);
    List<String> others = lines.subList(comments, lines.size());
    long alike = others.stream().filter(line -> line.contains(mark)).count();
    return comments > 0 && !others.isEmpty() && 2 * alike <= others.size();
  }

  /** Number of lines at the start that are comments or blank, at least the first a comment. */
  private static int leading(List<String> lines, String mark) {
    int last = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(mark)) {
        last = i + 1;
      } else if (!line.isEmpty()) {
        break;
      }
    }
    return last;
  }
}
