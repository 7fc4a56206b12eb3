package io.hourglass.io.format;

import io.hourglass.io.source.ReadOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a file separates its cells, and how its columns are called.
 *
 * <p>Found from the first records: the separator is the candidate that splits most of them into as
 * many cells as the first one.
 *
 * @param separator of cells; a blank stands for any run of blanks
 * @param header whether the first record is the columns' names
 * @param names of the columns
 */
record CsvDialect(char separator, boolean header, List<String> names) {
  /** The first of two that do equally well wins. */
  private static final char[] CANDIDATES = {',', '\t', ';', '|', ' '};

  /** Separates nothing: a file with one column. */
  private static final char ONE_COLUMN = ',';

  /** From the start of a file. */
  static CsvDialect sniff(String start, boolean whole, ReadOptions options) {
    char best = ONE_COLUMN;
    int most = 0;
    for (char candidate : CANDIDATES) {
      List<List<String>> records = records(start, whole, candidate);
      int cells = records.isEmpty() ? 0 : records.get(0).size();
      int alike = (int) records.stream().filter(record -> record.size() == cells).count();
      if (cells > 1 && alike > most) {
        most = alike;
        best = candidate;
      }
    }
    List<List<String>> records = records(start, whole, best);
    List<String> first = records.isEmpty() ? List.of("") : records.get(0);
    boolean header =
        switch (options.header()) {
          case YES -> true;
          case NO -> false;
          case AUTO -> looksLikeNames(first, options.missing());
        };
    return new CsvDialect(best, header, header ? distinct(first) : numbered(first.size()));
  }

  /** The records of the text, the last one excluded if it may have been cut off. */
  private static List<List<String>> records(String text, boolean whole, char separator) {
    List<List<String>> records = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != separator && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c == separator) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (!cells.isEmpty() || !cell.toString().isBlank()) {
        cells.add(cell.toString());
        records.add(tidy(cells, separator));
        cells = new ArrayList<>();
        cell.setLength(0);
      }
    }
    if ((whole || records.isEmpty()) && (!cells.isEmpty() || !cell.toString().isBlank())) {
      cells.add(cell.toString());
      records.add(tidy(cells, separator));
    }
    return records;
  }

  private static List<String> tidy(List<String> cells, char separator) {
    return cells.stream()
        .map(String::strip)
        .filter(cell -> separator != ' ' || !cell.isEmpty())
        .toList();
  }

  private static boolean looksLikeNames(List<String> cells, List<String> missing) {
    return cells.stream().noneMatch(cell -> isNumber(cell) || missing.contains(cell))
        && cells.stream().anyMatch(cell -> !cell.isEmpty())
        && new HashSet<>(cells).size() == cells.size();
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  private static List<String> distinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String base = name.isEmpty() ? "c" + distinct.size() : name;
      String candidate = base;
      for (int i = 2; !seen.add(candidate); i++) {
        candidate = base + "_" + i;
      }
      distinct.add(candidate);
    }
    return distinct;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("c" + i);
    }
    return names;
  }
}
