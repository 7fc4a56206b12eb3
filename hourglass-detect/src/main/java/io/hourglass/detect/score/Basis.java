package io.hourglass.detect.score;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an expected value is computed from. */
public enum Basis {
  /** The other columns of the row. */
  @JsonProperty("other columns")
  OTHER_COLUMNS("other columns"),

  /** The column's own training values: the other columns are too far out to predict from. */
  @JsonProperty("column alone")
  COLUMN_ALONE("column alone"),

  /** Each value is usual by itself, their combination is not. */
  @JsonProperty("combination")
  COMBINATION("combination"),

  /** The rows before, of a series. */
  @JsonProperty("preceding rows")
  PRECEDING_ROWS("preceding rows"),

  /** The nearest normal row, of signals. */
  @JsonProperty("nearest normal row")
  NEAREST_NORMAL_ROW("nearest normal row"),

  /** The rest of an image. */
  @JsonProperty("rest of image")
  REST_OF_IMAGE("rest of image");

  private final String text;

  Basis(String text) {
    this.text = text;
  }

  /** As printed. */
  public String text() {
    return text;
  }
}
