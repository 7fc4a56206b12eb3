package io.hourglass.detect.stream;

import java.util.Map;

/** Receives the results of online scoring. */
public interface Sink {
  /** A line of JSON for a row, which may be buffered until {@link #flush}. */
  void row(String json);

  /** Writes buffered rows. */
  void flush();

  /** An event worth logging. */
  void note(String sentence);

  /** A warning. */
  void warn(String sentence);

  /** Statistics so far, as text and as JSON. */
  void summary(String text, Map<String, Object> json);
}
