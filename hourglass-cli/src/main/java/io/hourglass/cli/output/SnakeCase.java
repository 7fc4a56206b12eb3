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
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(renamed(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(entry -> object.set(key(entry.getKey()), renamed(entry.getValue())));
      return object;
    }
    return node;
  }

  private static String key(String component) {
    return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
