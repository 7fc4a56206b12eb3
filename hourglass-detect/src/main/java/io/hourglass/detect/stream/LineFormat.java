package io.hourglass.detect.stream;

/** What the lines of a stream may be. */
public enum LineFormat {
  /** What the first line looks like. */
  AUTO,
  /** Cells with a separator between them, after a line of names. */
  CSV,
  /** An object of JSON in each. */
  JSONL
}
