package io.hourglass.detect.stream;

import java.util.Map;

/** Where what comes of a stream goes. */
public interface Sink {
  /** A line of JSON, which may be held back until {@link #flush}. */
  void row(String json);

  /** Hands on what was held back. */
  void flush();

  /** A sentence that is worth knowing. */
  void note(String sentence);

  /** A sentence that must be read. */
  void warn(String sentence);

  /** How things are. */
  void summary(String text, Map<String, Object> json);
}
