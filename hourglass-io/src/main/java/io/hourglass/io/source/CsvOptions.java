package io.hourglass.io.source;

import io.hourglass.setting.Settings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/**
 * How CSV files are written, where it is not to be found out.
 *
 * @param separator of cells: one character, {@code tab}, or {@code blank} for runs of blanks
 * @param skip number of lines above the header, or above the first row if there is none
 * @param comment how a line begins that is passed over, such as {@code #}
 * @param encoding of the characters, such as {@code windows-1252}
 */
@Settings
public record CsvOptions(
    Optional<String> separator, int skip, Optional<String> comment, Optional<String> encoding)
    implements CsvOptionsBuilder.With {
  private static final Map<String, String> SEPARATOR_NAMES =
      Map.of("tab", "\t", "\\t", "\t", "blank", " ", "space", " ");

  public CsvOptions {
    separator = separator.map(CsvOptions::character);
    comment.ifPresent(CsvOptions::checkComment);
    encoding.ifPresent(CsvOptions::checkEncoding);
    if (skip < 0) {
      throw new IllegalArgumentException("skip must be at least 0, got " + skip);
    }
  }

  /** All of it is found out. */
  public static CsvOptions defaults() {
    return new CsvOptions(Optional.empty(), 0, Optional.empty(), Optional.empty());
  }

  private static String character(String text) {
    String meant = SEPARATOR_NAMES.getOrDefault(text, text);
    if (meant.length() != 1 || "\"\n\r\0".contains(meant)) {
      throw new IllegalArgumentException(
          "separator must be one character, tab or blank, got \"" + text + "\"");
    }
    return meant;
  }

  private static void checkComment(String mark) {
    if (mark.isBlank() || mark.startsWith("\"")) {
      throw new IllegalArgumentException("comment must be a mark such as #, got \"" + mark + "\"");
    }
  }

  private static void checkEncoding(String name) {
    try {
      Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "encoding must be one that Java knows, such as windows-1252, got \"" + name + "\"", e);
    }
  }
}
