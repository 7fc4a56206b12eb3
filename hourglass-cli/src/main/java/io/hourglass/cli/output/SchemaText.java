package io.hourglass.cli.output;

import io.hourglass.Autoencoder;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.report.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Columns as text: one per line, or by type. */
public final class SchemaText {
  /** Columns that are shown at most. */
  private static final int MOST = 24;

  private SchemaText() {}

  /** The columns of a model, with their features and likelihoods. */
  public static String of(Autoencoder model) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Column", "", "features", "likelihood"));
    List<EncodedColumn> blocks = model.codec().blocks();
    for (EncodedColumn block : blocks.subList(0, Math.min(MOST, blocks.size()))) {
      lines.add(
          List.of(
              "  " + block.codec().column(),
              block.codec().type().label()
                  + (block.codec().nullable() ? ", with missing values" : ""),
              Text.format("%,d", block.codec().width()),
              block.likelihood().getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    }
    String more =
        blocks.size() > MOST
            ? "  and %d more (--json shows them)\n".formatted(blocks.size() - MOST)
            : "";
    return Text.columns(lines) + more;
  }

  /** The names of the columns by type, one line per type, shortened if there are many. */
  public static String of(Schema schema) {
    Map<String, StringJoiner> byType = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      byType
          .computeIfAbsent(field.type().label(), label -> new StringJoiner(", "))
          .add(field.name());
    }
    List<List<String>> lines = new ArrayList<>();
    byType.forEach(
        (label, names) -> lines.add(List.of("  " + label, Text.shortened(names.toString(), 100))));
    return Text.columns(lines);
  }
}
