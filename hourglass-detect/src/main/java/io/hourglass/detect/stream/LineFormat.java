package io.hourglass.detect.stream;

/** The format of the lines of a stream. */
public enum LineFormat {
  /** JSON if the first line starts with a brace, otherwise CSV. */
  AUTO,
  /** Delimited fields, with a header line. */
  CSV,
  /** A JSON object in each line. */
  JSONL
}
