package io.hourglass.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How data are written, where that is not the default: what does not follow from the cells of
 * another file.
 *
 * @param missing texts and numbers that mean a missing value
 * @param formats of columns by name
 * @param header whether the first row of a file names the columns
 * @param separator of cells, where it was given; else the empty text
 */
public record Notation(
    MissingMarkers missing, Map<String, CellFormat> formats, HeaderRow header, String separator) {
  /** The default. */
  public static final Notation PLAIN =
      new Notation(MissingMarkers.NONE, Map.of(), HeaderRow.AUTO, "");

  /** Whether the first row of a file names the columns. */
  public enum HeaderRow {
    /** To be found out. */
    AUTO,
    /** It does. */
    YES,
    /** It does not. */
    NO
  }

  public Notation {
    formats = Collections.unmodifiableMap(new LinkedHashMap<>(formats));
  }

  /** Whether all cells are written as by default. */
  public boolean hasPlainCells() {
    return missing.isEmpty() && formats.isEmpty();
  }

  /** The reader of the cells of a column. */
  public CellReader reader(String column, ColumnType type) {
    CellFormat usual = type instanceof ColumnType.Timestamp ? MomentFormat.ISO : NumberFormat.PLAIN;
    CellFormat format = formats.getOrDefault(column, usual);
    return new CellReader(type, format.type().equals(type) ? format : usual, missing, List.of());
  }

  /** The same with more missing markers. */
  public Notation withMissing(MissingMarkers more) {
    return new Notation(missing.with(more), formats, header, separator);
  }

  /** The same with formats of some columns in place of theirs. */
  public Notation withFormats(Map<String, CellFormat> others) {
    Map<String, CellFormat> all = new LinkedHashMap<>(formats);
    all.putAll(others);
    return new Notation(missing, all, header, separator);
  }

  /** The same for some columns alone. */
  public Notation of(Set<String> columns) {
    Map<String, CellFormat> some = new LinkedHashMap<>(formats);
    some.keySet().retainAll(columns);
    return new Notation(missing, some, header, separator);
  }
}
