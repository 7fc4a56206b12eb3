package io.hourglass.detect.stream;

/** The format of the lines of a stream. */
public enum LineFormat {
  /** The format that the first line appears to have. */
  AUTO,
  /** Cells with a separator between them, after a line of names. */
  CSV,
  /** An object of JSON in each. */
  JSONL
}
