package io.hourglass.detect.stream;

import io.hourglass.detect.score.RowScore;
import io.hourglass.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats the results of rows as lines of JSON. */
final class ScoredRow {
  private ScoredRow() {}

  /**
   * The result of a scored row.
   *
   * @param row its number, from 1
   * @param fields of the line
   * @param keep columns to copy to the output
   */
  static String of(
      long row, Map<String, @Nullable Object> fields, List<String> keep, RowScore score) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("row", row);
    line.put("score", score.score());
    line.put("p_value", score.pValue());
    line.put("anomaly", score.isAnomaly());
    line.put("reasons", score.reasons());
    return withKept(line, fields, keep);
  }

  /**
   * The result of a row that has no score.
   *
   * @param row its number, from 1
   * @param fields of the line
   * @param keep columns to copy to the output
   * @param why it has none
   */
  static String skipped(
      long row, Map<String, @Nullable Object> fields, List<String> keep, String why) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("row", row);
    line.put("score", null);
    line.put("p_value", null);
    line.put("anomaly", false);
    line.put("reasons", List.of());
    line.put("skipped", why);
    return withKept(line, fields, keep);
  }

  private static String withKept(
      Map<String, @Nullable Object> line, Map<String, @Nullable Object> fields, List<String> keep) {
    for (String column : keep) {
      line.put(line.containsKey(column) ? "data." + column : column, fields.get(column));
    }
    return ascii(Json.writeLine(line));
  }

  /** The result of a malformed line. */
  static String of(long row, String error) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("row", row);
    line.put("error", error);
    return ascii(Json.writeLine(line));
  }

  /** The same JSON in ASCII, whatever the encoding of the terminal or pipe. */
  private static String ascii(String json) {
    return json.chars().allMatch(c -> c < 0x7f)
        ? json
        : json.chars().mapToObj(ScoredRow::ascii).collect(Collectors.joining());
  }

  private static String ascii(int c) {
    return c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c);
  }
}
