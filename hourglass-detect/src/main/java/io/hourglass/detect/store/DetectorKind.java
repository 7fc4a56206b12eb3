package io.hourglass.detect.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The kind of rows that a detector scores. */
public enum DetectorKind {
  /** Rows of a table, images among them, each scored by itself. */
  @JsonProperty("rows")
  ROWS,

  /** Rows in order of time, each scored by the rows before it. */
  @JsonProperty("series")
  SERIES,

  /** Rows that are a whole window of a signal each. */
  @JsonProperty("signals")
  SIGNALS;

  /** As the file calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
