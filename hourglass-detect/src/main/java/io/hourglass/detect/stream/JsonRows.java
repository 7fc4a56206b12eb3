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
    tree.properties().forEach(field -> fields.put(field.getKey(), Json.scalar(field.getValue())));
    return Optional.of(fields);
  }

  @Override
  public void setColumns(List<String> columns) {} // every line names its own

  private static JsonNode tree(String line) {
    try {
      return Json.row(line, "not JSON");
    } catch (IllegalArgumentException e) {
      throw new DataException(String.valueOf(e.getMessage()).replace("(line 1, ", "("), e);
    }
  }
}
