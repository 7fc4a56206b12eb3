package io.hourglass.detect.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.DataException;
import io.hourglass.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object in each line. */
final class JsonRows implements RowFormat {
  @Override
  public Optional<Map<String, @Nullable Object>> fields(String line) {
    JsonNode tree = tree(line);
    if (!tree.isObject()) {
      throw new DataException(
          "expected a JSON object, got " + tree.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    tree.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
    return Optional.of(fields);
  }

  @Override
  public void setColumns(List<String> columns) {} // every line names its own

  private static JsonNode tree(String line) {
    try {
      return Json.tree(line, "not JSON");
    } catch (IllegalArgumentException e) {
      throw new DataException(String.valueOf(e.getMessage()).replace("(line 1, ", "("), e);
    }
  }

  /** A plain value; objects and arrays stay nodes, which no column accepts. */
  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> null;
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      default -> node;
    };
  }
}
