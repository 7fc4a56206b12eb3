package io.hourglass.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A problem in a JSON text, in words that need no knowledge of the parser. */
final class JsonProblem {
  private JsonProblem() {}

  /** Place and fault: {@code , encoder[0]: units must be at least 1, got 0}. */
  static String of(JsonProcessingException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        return path(e) + ": " + cause.getMessage();
      }
    }
    return path(e) + ": " + fault(e) + place(e.getLocation());
  }

  /** Where in the tree: {@code encoder[0].units}. */
  private static String path(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    String path = mapping.getPath().stream().map(JsonProblem::step).collect(Collectors.joining());
    return ", " + path.replaceFirst("^\\.", "");
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
  }

  private static String place(JsonLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String fault(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "there is no such property, only "
          + new TreeSet<>(unknown.getKnownPropertyIds().stream().map(String::valueOf).toList());
    }
    return e instanceof MismatchedInputException mismatch ? mismatch(mismatch) : sentence(e);
  }

  private static String mismatch(MismatchedInputException e) {
    Class<?> target = e.getTargetType();
    if (e instanceof InvalidTypeIdException unknown) {
      return unknownType(unknown);
    }
    if (SealedFamilies.isFamily(target) && e.getOriginalMessage().startsWith("Unexpected token")) {
      return "expected an object whose type is one of " + members(target);
    }
    return e instanceof InvalidFormatException format
        ? "expected %s, got %s".formatted(described(target), format.getValue())
        : sentence(e);
  }

  private static String unknownType(InvalidTypeIdException e) {
    return "type must be one of %s, got %s"
        .formatted(members(e.getBaseType().getRawClass()), e.getTypeId());
  }

  /** The first sentence of the parser; the rest is advice on how to configure it. */
  private static String sentence(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .findFirst()
        .orElse("not JSON")
        .replaceAll(" creator| \\(index \\d+\\)| \\(of type [A-Z_]+\\)|, from `[^`]*`", "")
        .replaceAll("(;|:? not allowed| encountered for| \\((but|for|bound|start|token)).*", "")
        .replaceAll("io\\.hourglass\\.[a-z.]*", "");
  }

  private static List<String> members(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses()).map(SealedFamilies::typeName).toList();
  }

  private static String described(Class<?> target) {
    return target.isEnum()
        ? "one of " + Arrays.toString(target.getEnumConstants())
        : target.getSimpleName();
  }
}
