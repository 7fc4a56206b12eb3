package io.hourglass.cli.output;

import io.hourglass.Autoencoder;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns as text: one per line, or by type. */
public final class SchemaText {
  /** Columns that are shown at most. */
  private static final int MOST = 24;

  private SchemaText() {}

  /** The columns of a model, with their features and likelihoods. */
  public static String of(Autoencoder model) {
    List<EncodedColumn> blocks = model.codec().blocks();
    String table =
        Text.table(
            List.of("Column", "", "features", "likelihood"),
            blocks.subList(0, Math.min(MOST, blocks.size())),
            SchemaText::cells);
    int more = blocks.size() - MOST;
    return more > 0 ? table + "  and %d more (--json shows them)\n".formatted(more) : table;
  }

  private static List<String> cells(EncodedColumn block) {
    String missing = block.codec().nullable() ? ", with missing values" : "";
    return List.of(
        "  " + block.codec().column(),
        block.codec().type().label() + missing,
        Text.format("%,d", block.codec().width()),
        block.likelihood().getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** The names of the columns by type, one line per type, shortened if there are many. */
  public static String of(Schema schema) {
    Map<String, String> byType =
        schema.fields().stream()
            .collect(
                Collectors.groupingBy(
                    field -> field.type().label(),
                    LinkedHashMap::new,
                    Collectors.mapping(Field::name, Collectors.joining(", "))));
    return Text.columns(byType.entrySet().stream().map(SchemaText::cells).toList());
  }

  private static List<String> cells(Map.Entry<String, String> namesOfType) {
    return List.of("  " + namesOfType.getKey(), Text.shortened(namesOfType.getValue(), 100));
  }
}
