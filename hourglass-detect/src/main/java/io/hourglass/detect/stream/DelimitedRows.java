package io.hourglass.detect.stream;

import io.hourglass.data.DataException;
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
final class DelimitedRows implements RowFormat {
  private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');

  private Set<String> columns;
  private final char separator;
  private List<String> names;

  private DelimitedRows(Set<String> columns, char separator, List<String> names) {
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
  static DelimitedRows of(String header, List<String> columns) {
    Set<String> known = Set.copyOf(columns);
    DelimitedRows best =
        SEPARATORS.stream()
            .map(separator -> new DelimitedRows(known, separator, CsvLine.split(header, separator)))
            .reduce((some, other) -> other.known() > some.known() ? other : some)
            .orElseThrow();
    best.checkKnown(header, columns);
    best.checkDistinct();
    best.checkNames(columns);
    return best;
  }

  private void checkKnown(String header, List<String> expected) {
    if (known() == 0) {
      throw new DataException(
          "standard input: the first line must name columns of %s, got \"%s\""
              .formatted(
                  expected, header.length() > 200 ? header.substring(0, 200) + "…" : header));
    }
  }

  /** Number of the detector's columns that the header names. */
  private long known() {
    return names.stream().filter(columns::contains).count();
  }

  /** Refuses names that are nearly those of columns. */
  private void checkNames(List<String> expected) {
    List<String> absent = expected.stream().filter(name -> !names.contains(name)).toList();
    List<String> others = names.stream().filter(name -> !columns.contains(name)).toList();
    try {
      FieldConversion.refuseNearlyKnown(others, absent);
    } catch (DataException e) {
      throw new DataException("standard input, header: " + e.getMessage(), e);
    }
  }

  private void checkDistinct() {
    if (new HashSet<>(names).size() < names.size()) {
      throw new DataException("standard input: names of columns must be distinct, got " + names);
    }
  }

  @Override
  public Optional<Map<String, @Nullable Object>> fields(String line) {
    List<String> cells = CsvLine.split(line, separator);
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
}
