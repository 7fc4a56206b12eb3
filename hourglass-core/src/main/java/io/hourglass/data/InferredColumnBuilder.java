package io.hourglass.data;

import org.jspecify.annotations.Nullable;

/**
 * A column whose type is inferred from its values: numbers and truth values make it numeric, dates
 * and times a timestamp, anything else categorical; text of which every cell is a date or time
 * makes it a timestamp too. A column without any value is numeric, as in a file.
 */
final class InferredColumnBuilder implements ColumnBuilder {
  /** The column type that its first value implies. */
  private enum Kind {
    NUMBER("a number"),
    MOMENT("a date or time"),
    OTHER("text");

    private final String described;

    Kind(String described) {
      this.described = described;
    }

    static Kind of(Object value) {
      if (value instanceof Number || value instanceof Boolean) {
        return NUMBER;
      }
      return !(value instanceof CharSequence) && PlainValue.moment(value).isPresent()
          ? MOMENT
          : OTHER;
    }

    ColumnBuilder builder() {
      return switch (this) {
        case NUMBER -> new ColumnBuilder.Numeric();
        case MOMENT -> new ColumnBuilder.Timestamp();
        case OTHER -> new ColumnBuilder.Categorical();
      };
    }
  }

  private int rows;
  private @Nullable Kind kind;
  private ColumnBuilder typed = new ColumnBuilder.Numeric();

  /**
   * Starts a column.
   *
   * @param missing cells at its beginning that have no value
   */
  InferredColumnBuilder(int missing) {
    while (rows < missing) {
      add(null);
    }
  }

  @Override
  public void add(@Nullable Object value) {
    if (value != null && !PlainValue.isMissing(value)) {
      checkKind(value);
    }
    typed.add(value);
    rows++;
  }

  /** The first value decides the kind, and the others must be of it. */
  private void checkKind(Object value) {
    Kind own = Kind.of(value);
    if (kind == null) {
      start(own);
    } else if (own != kind) {
      throw new CellException(
          rows,
          "expected %s as in the rows before, got %s"
              .formatted(kind.described, CellReader.shown(value)));
    }
  }

  private void start(Kind first) {
    kind = first;
    typed = first.builder();
    for (int row = 0; row < rows; row++) {
      typed.add(null);
    }
  }

  @Override
  public Column build(String name) {
    return typed instanceof ColumnBuilder.Categorical texts && texts.areTimestamps()
        ? timestamps(texts.build(name))
        : typed.build(name);
  }

  private static Column timestamps(CategoricalColumn texts) {
    ColumnBuilder timestamps = new ColumnBuilder.Timestamp();
    for (int row = 0; row < texts.rows(); row++) {
      timestamps.add(texts.value(row));
    }
    return timestamps.build(texts.name());
  }
}
