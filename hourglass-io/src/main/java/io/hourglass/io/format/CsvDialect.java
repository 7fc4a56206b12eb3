package io.hourglass.io.format;

import io.hourglass.io.source.ReadOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    char separator = separator(start, whole);
    List<List<String>> records = CsvRecords.of(start, whole, separator);
    List<String> first = records.isEmpty() ? List.of("") : records.get(0);
    boolean header = hasHeader(first, options);
    return new CsvDialect(separator, header, header ? distinct(first) : numbered(first.size()));
  }

  private static char separator(String start, boolean whole) {
    char best = ONE_COLUMN;
    int most = 0;
    for (char candidate : CANDIDATES) {
      int alike = alike(CsvRecords.of(start, whole, candidate));
      best = alike > most ? candidate : best;
      most = Math.max(most, alike);
    }
    return best;
  }

  /** Number of records with as many cells as the first one; 0 if it has one cell only. */
  private static int alike(List<List<String>> records) {
    int cells = records.isEmpty() ? 0 : records.get(0).size();
    return cells < 2 ? 0 : (int) records.stream().filter(record -> record.size() == cells).count();
  }

  private static boolean hasHeader(List<String> first, ReadOptions options) {
    return switch (options.header()) {
      case YES -> true;
      case NO -> false;
      case AUTO -> looksLikeNames(first, options.missing());
    };
  }

  /** The row at a line of the file, both counted from 1. */
  long row(String line) {
    return Long.parseLong(line) - (header ? 1 : 0);
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
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : names) {
      distinct.add(unused(name.isEmpty() ? "c" + distinct.size() : name, distinct));
    }
    return List.copyOf(distinct);
  }

  private static String unused(String name, Set<String> used) {
    String candidate = name;
    for (int i = 2; used.contains(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("c" + i);
    }
    return names;
  }
}
