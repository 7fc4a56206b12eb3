package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.setting.SettingReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the characters of a file are encoded.
 *
 * @param charset the encoding
 * @param markBytes number of bytes of the mark at the start that says so
 * @param isGiven whether an option says so
 */
record TextEncoding(Charset charset, int markBytes, boolean isGiven) {
  private static final int LOOKED_AT = 1 << 16;

  private static final Map<String, String> MARKS =
      Map.of("efbbbf", "UTF-8", "fffe", "UTF-16LE", "feff", "UTF-16BE");

  /** Finds out the encoding of a file, which is UTF-8 unless it shows another one. */
  static TextEncoding of(Path file, Optional<String> given) {
    byte[] start = Bytes.read(Input.nameOf(file), () -> start(file));
    if (start.length == 0) {
      throw new DataException(Input.nameOf(file) + ": expected at least 1 row, got an empty file");
    }
    TextEncoding marked = marked(start);
    if (given.isPresent()) {
      return given(Charset.forName(given.get()), marked);
    }
    return marked.markBytes > 0 ? marked : unmarked(start, Input.nameOf(file));
  }

  private static TextEncoding given(Charset charset, TextEncoding marked) {
    return new TextEncoding(charset, charset.equals(marked.charset) ? marked.markBytes : 0, true);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Bytes.open(file)) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  private static TextEncoding marked(byte[] start) {
    for (Map.Entry<String, String> mark : MARKS.entrySet()) {
      if (hex(start, mark.getKey().length() / 2).equals(mark.getKey())) {
        int bytes = mark.getKey().length() / 2;
        return new TextEncoding(Charset.forName(mark.getValue()), bytes, false);
      }
    }
    return new TextEncoding(StandardCharsets.UTF_8, 0, false);
  }

  private static String hex(byte[] start, int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(count, start.length); i++) {
      hex.append("%02x".formatted(start[i] & 0xff));
    }
    return hex.toString();
  }

  /** UTF-16 has zero bytes beside the characters of ASCII, all in the same place of two. */
  private static TextEncoding unmarked(byte[] start, String name) {
    int[] zeros = zeros(start);
    if (zeros[0] == 0 && zeros[1] == 0) {
      return new TextEncoding(StandardCharsets.UTF_8, 0, false);
    }
    checkWide(zeros, start.length, name);
    Charset charset = zeros[0] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return new TextEncoding(charset, 0, false);
  }

  /** Zero bytes in even and in odd places. */
  private static int[] zeros(byte[] start) {
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i % 2] += start[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static void checkWide(int[] zeros, int bytes, String name) {
    boolean isWide = Math.min(zeros[0], zeros[1]) == 0 && zeros[0] + zeros[1] > 1 + bytes / 20;
    if (!isWide) {
      throw new DataException(name + ": expected text, got zero bytes among its characters");
    }
  }

  boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** What to tell about it. */
  Optional<String> notice(String name) {
    return isUtf8() || isGiven
        ? Optional.empty()
        : Optional.of("%s: read as %s".formatted(name, charset.name()));
  }

  /** The characters behind the mark; an error where there are none. */
  Reader open(Path file) throws IOException {
    return open(file, CodingErrorAction.REPORT);
  }

  /** The characters behind the mark, with a replacement where there are none. */
  Reader openLenient(Path file) throws IOException {
    return open(file, CodingErrorAction.REPLACE);
  }

  private Reader open(Path file, CodingErrorAction action) throws IOException {
    InputStream in = Bytes.open(file);
    in.skipNBytes(markBytes);
    var decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
    return new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
  }

  /**
   * The error of bytes that are no UTF-8.
   *
   * @param guess the encoding that they likely have
   */
  static DataException notUtf8(String name, long line, String guess) {
    return new DataException(
        "%s, line %d: expected text in UTF-8, got other bytes; name its encoding %s, or convert it, as with: iconv -f %s -t utf-8 %s"
            .formatted(name, line, SettingReference.to("encoding", guess), guess, name));
  }
}
