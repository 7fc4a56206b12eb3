package io.hourglass.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Table;
import io.hourglass.setting.SettingReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Columns that tell the label by themselves, such as a status that was entered after the fraud was
 * found: rows to come do not have it (target leakage; Kaufman et al. 2012).
 */
public final class LabelLeakage {
  /** A column of more values may separate by chance or by right. */
  private static final int MAX_VALUES = 10;

  /** Fewer rows of a class say nothing. */
  private static final int ENOUGH_ROWS = 5;

  private LabelLeakage() {}

  /**
   * One sentence for each such column.
   *
   * @param table of the rows that the labels are of
   * @param notNormal labels of anomalies
   */
  public static List<String> notices(Table table, Labels labels, Set<String> notNormal) {
    int[] rows = labels.labeled();
    boolean[] anomalies = labels.labeledRowsOf(notNormal);
    if (!isEnough(anomalies)) {
      return List.of();
    }
    return table.columns().stream()
        .filter(column -> tells(column, rows, anomalies))
        .map(column ->
            "column \"%s\": each of its values stands for anomalies alone or for normal rows alone; if it is known only afterwards, leave it out %s"
                .formatted(column.name(), SettingReference.to("drop", column.name())))
        .toList();
  }

  private static boolean isEnough(boolean[] anomalies) {
    long count = IntStream.range(0, anomalies.length).filter(i -> anomalies[i]).count();
    return count >= ENOUGH_ROWS && anomalies.length - count >= ENOUGH_ROWS;
  }

  private static boolean tells(Column column, int[] rows, boolean[] anomalies) {
    if (column.type() instanceof ColumnType.Image) {
      return false;
    }
    Map<Object, Boolean> classes = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      Object value = column.isMissing(rows[i]) ? "" : column.value(rows[i]);
      Boolean before = classes.putIfAbsent(value, anomalies[i]);
      if (classes.size() > MAX_VALUES || (before != null && before != anomalies[i])) {
        return false;
      }
    }
    return true;
  }
}
