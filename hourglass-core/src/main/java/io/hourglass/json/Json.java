package io.hourglass.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records as JSON, strictly: an unknown, missing, null or repeated property is an
 * error, and so is a value of another type, such as text for a number. Only what is marked {@link
 * IfAbsent} may be missing.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SealedFamilies())
          .injectableValues(new AbsentValues())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // what a record can be asked, such as Layer.isIdentity, is not what it is made of
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  // line feeds on every system: a model file is the same to the byte wherever it is written
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

  private static final ObjectReader DATA =
      MAPPER.reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

  private Json() {}

  /** As indented JSON with a line feed at the end. */
  public static String write(Object value) {
    try {
      return PRETTY.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** As JSON on one line. */
  public static String writeLine(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * A record from its JSON.
   *
   * @param json the text
   * @param type the record or sealed family
   * @param where name of the file, for messages
   * @throws IllegalArgumentException if the text is not JSON, lacks a property, has one too many,
   *     or the record refuses a value
   */
  public static <T> T read(String json, Class<T> type, String where) {
    return parsed(() -> MAPPER.readValue(json, type), where);
  }

  /** Named records of one type, in the order of the text; errors as in {@link #read}. */
  public static <T> Map<String, T> readMap(String json, Class<T> type, String where) {
    JavaType map =
        MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, type);
    return parsed(() -> MAPPER.readValue(json, map), where);
  }

  /** Calls Jackson and translates its exceptions. */
  private interface Parse<T> {
    @Nullable T run() throws JsonProcessingException;
  }

  private static <T> T present(@Nullable T value, String where) {
    if (value == null) {
      throw new IllegalArgumentException(where + ": expected an object, got null");
    }
    return value;
  }

  private static <T> T parsed(Parse<T> parse, String where) {
    try {
      return present(parse.run(), where);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + JsonProblem.of(e), e);
    }
  }

  /**
   * The plain value of a JSON text: text, a number, a truth value, or null for null and NaN;
   * objects and arrays stay trees, which no column takes.
   */
  public static @Nullable Object scalar(String json) {
    return scalar(row(json, "value"));
  }

  /** A tree of data, in which NaN and infinities may stand as Python writes them. */
  public static JsonNode row(String json, String where) {
    return parsed(() -> DATA.readTree(json), where);
  }

  /** The plain value of a node, see {@link #scalar(String)}. */
  public static @Nullable Object scalar(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> null;
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      default -> node;
    };
  }

  /** A tree of any JSON text; errors as in {@link #read}. */
  public static JsonNode tree(String json, String where) {
    return read(json, JsonNode.class, where);
  }
}
