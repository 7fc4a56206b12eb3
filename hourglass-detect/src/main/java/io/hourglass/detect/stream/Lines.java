package io.hourglass.detect.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 as they arrive, in constant memory however long a line is. */
final class Lines {
  /** The most bytes of a line; a longer one is malformed. */
  static final int MAX_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream in;
  private final Runnable beforeWaiting;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int end;
  private long bytes;
  private boolean first = true;

  /**
   * A line.
   *
   * @param text without the line feed; truncated if too long
   * @param bytes length of the whole line
   */
  record Line(String text, long bytes) {
    /** Whether the text is truncated. */
    boolean isTooLong() {
      return bytes > MAX_BYTES;
    }
  }

  /**
   * Reads lines of a stream.
   *
   * @param beforeWaiting run whenever the buffer is empty, before the next read
   */
  Lines(InputStream in, Runnable beforeWaiting) {
    this.in = in;
    this.beforeWaiting = beforeWaiting;
  }

  /** The next line, as soon as it is complete; empty at the end. */
  Optional<Line> next() throws IOException {
    line.reset();
    bytes = 0;
    while (!appendToLineFeed()) {
      if (!fill()) {
        return bytes == 0 ? Optional.empty() : Optional.of(line());
      }
    }
    return Optional.of(line());
  }

  /** Takes the buffer up to the next line feed; returns false where there is none. */
  private boolean appendToLineFeed() {
    int from = at;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    append(from, at - from);
    boolean found = at < end;
    at += found ? 1 : 0;
    return found;
  }

  private void append(int from, int length) {
    bytes += length;
    int left = MAX_BYTES - line.size();
    line.write(buffer, from, Math.min(left, length));
  }

  private boolean fill() throws IOException {
    beforeWaiting.run();
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private Line line() {
    String text = line.toString(StandardCharsets.UTF_8);
    if (first && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    first = false;
    return new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, bytes);
  }
}
