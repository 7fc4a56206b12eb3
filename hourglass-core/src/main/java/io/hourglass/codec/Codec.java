package io.hourglass.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hourglass.data.CellException;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Notation;
import io.hourglass.data.Reading;
import io.hourglass.data.RecordColumns;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Raw rows to encoded rows and back: the blocks of all columns side by side.
 *
 * <p>An encoded row has the features of every block in order. What a network takes in besides them
 * are <em>indicators</em>, one for every nullable column: 1 where the cell is missing, else 0.
 *
 * @param blocks at least one, for distinct columns
 * @param notation how the cells of the training rows were written, which a model file has in an
 *     entry of its own
 */
public record Codec(List<EncodedColumn> blocks, @JsonIgnore Notation notation) {
  /** Far above any sensible row, and small enough that places in a row can be counted. */
  private static final long MAX_WIDTH = 1 << 28;

  public Codec {
    blocks = List.copyOf(blocks);
    // checks that there is a column and that names are distinct
    notation = notation.of(Set.copyOf(schemaOf(blocks).names()));
    long width = blocks.stream().mapToLong(block -> block.codec().width()).sum();
    if (width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "a row must have at most %d features, got %d".formatted(MAX_WIDTH, width));
    }
  }

  /** Encodes cells that are written as by default. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Codec(@JsonProperty("blocks") List<EncodedColumn> blocks) {
    this(blocks, Notation.PLAIN);
  }

  /** The same for cells that are written in another way. */
  public Codec with(Notation newNotation) {
    return new Codec(blocks, newNotation);
  }

  /** How the rows it encodes are read. */
  @JsonIgnore
  public Reading reading() {
    Map<String, List<String>> levels = new HashMap<>();
    for (EncodedColumn block : blocks) {
      if (block.codec() instanceof OneHot categories) {
        levels.put(categories.column(), categories.levels());
      }
    }
    return new Reading(schema(), notation, levels);
  }

  /** Names and types of the columns it encodes; others in a table are passed over. */
  @JsonIgnore
  public Schema schema() {
    return schemaOf(blocks);
  }

  private static Schema schemaOf(List<EncodedColumn> blocks) {
    return new Schema(
        blocks.stream().map(b -> new Field(b.codec().column(), b.codec().type())).toList());
  }

  /** Number of features of an encoded row. */
  @JsonIgnore
  public int width() {
    return blocks.stream().mapToInt(block -> block.codec().width()).sum();
  }

  /** Number of outputs that describe an encoded row. */
  @JsonIgnore
  public int parameters() {
    return blocks.stream().mapToInt(EncodedColumn::parameters).reduce(0, Math::addExact);
  }

  /** The columns with their places within a row, in order. */
  public List<PlacedColumn> placedColumns() {
    List<PlacedColumn> placed = new ArrayList<>();
    int feature = 0;
    int output = 0;
    for (EncodedColumn block : blocks) {
      placed.add(new PlacedColumn(block, feature, output));
      feature += block.codec().width();
      output += block.parameters();
    }
    return List.copyOf(placed);
  }

  /** Indices of the outputs that do not depend on the row, ascending. */
  public List<Integer> sharedOutputs() {
    return placedColumns().stream().flatMapToInt(PlacedColumn::sharedOutputs).boxed().toList();
  }

  /** The first feature of every nullable column, in order: the indicators are computed from it. */
  public int[] indicators() {
    return placedColumns().stream()
        .filter(placed -> placed.column().codec().nullable())
        .mapToInt(PlacedColumn::feature)
        .toArray();
  }

  /** The same with other likelihoods, by column. */
  public Codec withLikelihoods(UnaryOperator<EncodedColumn> change) {
    return new Codec(blocks.stream().map(change).toList(), notation);
  }

  /**
   * Encodes every row of a table.
   *
   * @throws DataException if a column is not there or not of its type, or a cell is infinite
   */
  public Rows encode(Table table) {
    return encode(table, 0);
  }

  /**
   * Encodes every row of a table that is part of a longer one.
   *
   * @param firstRow number of rows before it, so that messages count right
   */
  public Rows encode(Table table, long firstRow) {
    int width = width();
    float[] values = new float[Math.multiplyExact(table.rows(), width)];
    int offset = 0;
    List<Column> columns = columns(table, firstRow);
    for (int i = 0; i < blocks.size(); i++) {
      Column column = columns.get(i);
      ColumnCodec codec = blocks.get(i).codec();
      var target = new ColumnCodec.Target(values, offset, width);
      CodecFit.inColumn(
          table, column, firstRow, () -> codec.encode(column, 0, table.rows(), target));
      offset += codec.width();
    }
    return new Rows(values, width);
  }

  /** The table's columns in the order of the blocks, each of the type that its block takes. */
  private List<Column> columns(Table table, long firstRow) {
    checkColumns(table);
    return blocks.stream()
        .map(EncodedColumn::codec)
        .map(codec ->
            ColumnCoercion.to(
                codec, reader(codec), table.column(codec.column()), table.name(), firstRow))
        .toList();
  }

  private CellReader reader(ColumnCodec codec) {
    return notation.reader(codec.column(), codec.type());
  }

  private void checkColumns(Table table) {
    List<String> lacking =
        schema().names().stream().filter(name -> table.find(name).isEmpty()).toList();
    if (!lacking.isEmpty()) {
      throw new DataException(
          "%s: expected the columns the model was trained on, but there is no %s; got %s"
              .formatted(table.name(), lacking, table.schema().names()));
    }
  }

  /**
   * Encodes one record; a column that is not in the map is missing.
   *
   * @param record plain values by column name: numbers, strings, {@link java.time.Instant}s, bytes
   * @return the features, {@link #width()} of them
   * @throws DataException if the map has a name that is no column, a value of the wrong kind, or no
   *     value at all
   */
  public float[] encode(Map<String, ?> record) {
    float[] features = new float[width()];
    int offset = 0;
    int found = 0;
    boolean present = false;
    for (EncodedColumn block : blocks) {
      String column = block.codec().column();
      Object value = record.get(column);
      found += value != null || record.containsKey(column) ? 1 : 0;
      encode(block, value, features, offset);
      present = present || isPresent(block.codec(), value);
      offset += block.codec().width();
    }
    if (found < record.size()) {
      throw RecordColumns.unknown(record.keySet(), schema().names());
    }
    if (!present) {
      throw RecordColumns.noValue(schema().names());
    }
    return features;
  }

  private boolean isPresent(ColumnCodec codec, @Nullable Object value) {
    return (value instanceof Number number && notation.hasPlainCells())
        ? !Double.isNaN(number.doubleValue())
        : reader(codec).value(value) != null;
  }

  /**
   * Encodes some columns of a record; the others are missing, whether they may be or not.
   *
   * @param record plain values by column name, all of them columns
   * @throws DataException if a value is of the wrong kind
   */
  public float[] encodeOnly(Map<String, ?> record) {
    float[] features = new float[width()];
    Arrays.fill(features, Float.NaN);
    for (PlacedColumn placed : placedColumns()) {
      String column = placed.column().codec().column();
      if (record.containsKey(column)) {
        encode(placed.column(), record.get(column), features, placed.feature());
      }
    }
    return features;
  }

  private void encode(EncodedColumn block, @Nullable Object value, float[] features, int offset) {
    try {
      Object cell = notation.hasPlainCells() ? value : reader(block.codec()).value(value);
      block.codec().encodeValue(cell, features, offset);
    } catch (CellException e) {
      throw DataException.inColumn("record", block.codec().column(), e.complaint());
    }
  }

  /** The table that encoded rows stand for, the nearest there is. */
  public Table decode(Rows rows, String name) {
    return new Table(
        name,
        placedColumns().stream()
            .map(placed -> placed.column().codec().decode(rows, placed.feature()))
            .toList());
  }
}
