package io.hourglass.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Supplies the value of {@link IfAbsent} for an absent property. */
final class AbsentValues extends InjectableValues {
  @Override
  @SuppressWarnings("deprecation") // abstract all the same, and called by the one that replaces it
  public @Nullable Object findInjectableValue(
      Object absent, DeserializationContext context, BeanProperty property, @Nullable Object bean) {
    String json = ((IfAbsent) absent).value();
    try (JsonParser parser = context.getParser().getCodec().getFactory().createParser(json)) {
      return parser.getCodec().readValue(parser, property.getType());
    } catch (IOException e) {
      throw new IllegalStateException("\"" + json + "\" is no value of " + property.getName(), e);
    }
  }
}
