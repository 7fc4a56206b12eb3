package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delimited fields with a header line. A later header line, as in concatenated files, renames the
 * columns.
 */
final class CsvRows implements RowFormat {
  private static final char[] SEPARATORS = {',', '\t', ';', '|'};

  private Set<String> columns;
  private final char separator;
  private List<String> names;

  private CsvRows(Set<String> columns, char separator, List<String> names) {
    this.columns = columns;
    this.separator = separator;
    this.names = names;
  }

  /**
   * The format of a header line, with the separator that gives most of the columns.
   *
   * @param columns of the detector
   * @throws DataException if the line names none of them, or a column twice
   */
  static CsvRows of(String header, List<String> columns) {
    Set<String> known = Set.copyOf(columns);
    long most = 0;
    char separator = SEPARATORS[0];
    List<String> names = List.of();
    for (char candidate : SEPARATORS) {
      List<String> cells = split(header, candidate);
      long found = cells.stream().filter(known::contains).count();
      if (found > most) {
        most = found;
        separator = candidate;
        names = cells;
      }
    }
    if (most == 0) {
      throw new DataException(
          "standard input: the first line must name columns of %s, got \"%s\""
              .formatted(columns, header.length() > 200 ? header.substring(0, 200) + "…" : header));
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new DataException("standard input: names of columns must be distinct, got " + names);
    }
    return new CsvRows(known, separator, names);
  }

  @Override
  public Optional<Map<String, @Nullable Object>> fields(String line) {
    List<String> cells = split(line, separator);
    if (isHeader(cells)) {
      names = cells;
      return Optional.empty();
    }
    if (cells.size() != names.size()) {
      throw new DataException(
          "expected %d cells, got %d; quote a cell that holds a \"%s\""
              .formatted(names.size(), cells.size(), separator));
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return Optional.of(row);
  }

  @Override
  public void setColumns(List<String> newColumns) {
    columns = Set.copyOf(newColumns);
  }

  private boolean isHeader(List<String> cells) {
    Set<String> distinct = new HashSet<>(cells);
    return distinct.size() == cells.size()
        && (cells.equals(names) || columns.containsAll(distinct));
  }

  private static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new DataException("expected a closing quote; a row must be one line");
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
