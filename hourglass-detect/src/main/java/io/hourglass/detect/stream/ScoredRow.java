package io.hourglass.detect.stream;

import io.hourglass.detect.score.RowScore;
import io.hourglass.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of output. */
final class ScoredRow {
  private ScoredRow() {}

  /**
   * The answer for a row that was scored.
   *
   * @param row its number, from 1
   * @param cells as they came
   * @param keep columns to hand through
   */
  static String of(
      long row, Map<String, @Nullable Object> cells, List<String> keep, RowScore anomaly) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("row", row);
    line.put("score", anomaly.score());
    line.put("p_value", anomaly.pValue());
    line.put("anomaly", anomaly.isAnomaly());
    line.put("reasons", anomaly.reasons());
    for (String column : keep) {
      line.put(line.containsKey(column) ? "data." + column : column, cells.get(column));
    }
    return ascii(Json.writeLine(line));
  }

  /** The answer for a line that could not be scored. */
  static String of(long row, String error) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("row", row);
    line.put("error", error);
    return ascii(Json.writeLine(line));
  }

  /** JSON that means the same in any encoding that a terminal or a pipe may have. */
  private static String ascii(String json) {
    if (json.chars().allMatch(c -> c < 0x7f)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      escaped.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return escaped.toString();
  }
}
