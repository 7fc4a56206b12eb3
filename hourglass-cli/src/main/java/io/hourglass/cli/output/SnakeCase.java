package io.hourglass.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourglass.json.Json;
import java.util.Locale;

/** Writes the components of records as JSON keys with underscores, as in {@code p_value}. */
public final class SnakeCase {
  private SnakeCase() {}

  /** The JSON of a record or a list of records. */
  public static JsonNode json(Object value) {
    return renamed(Json.tree(Json.writeLine(value), "result"));
  }

  private static JsonNode renamed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      return renamed(array);
    }
    return node instanceof ObjectNode object ? renamed(object) : node;
  }

  private static ArrayNode renamed(ArrayNode array) {
    ArrayNode renamed = JsonNodeFactory.instance.arrayNode(array.size());
    array.forEach(element -> renamed.add(renamed(element)));
    return renamed;
  }

  private static ObjectNode renamed(ObjectNode object) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(entry -> renamed.set(key(entry.getKey()), renamed(entry.getValue())));
    return renamed;
  }

  private static String key(String component) {
    return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
