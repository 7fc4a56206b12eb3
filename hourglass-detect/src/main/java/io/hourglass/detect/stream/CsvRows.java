package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Delimited fields with a header line. A later header line, as in concatenated files, renames the
 * columns.
 */
final class CsvRows implements RowFormat {
  private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');

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
    CsvRows best =
        SEPARATORS.stream()
            .map(separator -> new CsvRows(known, separator, split(header, separator)))
            .reduce((some, other) -> other.known() > some.known() ? other : some)
            .orElseThrow();
    if (best.known() == 0) {
      throw new DataException(
          "standard input: the first line must name columns of %s, got \"%s\""
              .formatted(columns, header.length() > 200 ? header.substring(0, 200) + "…" : header));
    }
    best.checkDistinct();
    return best;
  }

  /** Number of the detector's columns that the header names. */
  private long known() {
    return names.stream().filter(columns::contains).count();
  }

  private void checkDistinct() {
    if (new HashSet<>(names).size() < names.size()) {
      throw new DataException("standard input: names of columns must be distinct, got " + names);
    }
  }

  @Override
  public Optional<Map<String, @Nullable Object>> fields(String line) {
    List<String> cells = split(line, separator);
    if (isHeader(cells)) {
      names = cells;
      return Optional.empty();
    }
    return Optional.of(row(cells));
  }

  private Map<String, @Nullable Object> row(List<String> cells) {
    if (cells.size() != names.size()) {
      throw new DataException(
          "expected %d cells, got %d; quote a cell that holds a \"%s\""
              .formatted(names.size(), cells.size(), separator));
    }
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    IntStream.range(0, cells.size()).forEach(i -> row.put(names.get(i), cells.get(i)));
    return row;
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
