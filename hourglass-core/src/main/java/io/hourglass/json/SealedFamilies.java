package io.hourglass.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives members of sealed interfaces a {@code "type"} property, derived from {@code permits} alone,
 * and supplies components that older files lack.
 */
final class SealedFamilies extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;
  private static final String OURS = "io.hourglass.";

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
    if (family(annotated.getRawType()).isEmpty()) {
      return null;
    }
    return new StdTypeResolverBuilder(
            JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null))
        .init(JsonTypeInfo.Id.NAME, null)
        .inclusion(JsonTypeInfo.As.PROPERTY)
        .typeProperty("type");
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    if (!isFamily(annotated.getRawType())) {
      return null;
    }
    return Arrays.stream(annotated.getRawType().getPermittedSubclasses())
        .map(member -> new NamedType(member, typeName(member)))
        .toList();
  }

  @Override
  public @Nullable String findTypeName(AnnotatedClass annotated) {
    Class<?> type = annotated.getRawType();
    return isFamily(type) || family(type).isEmpty() ? null : typeName(type);
  }

  @Override
  public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
    IfAbsent absent = member.getAnnotation(IfAbsent.class);
    return absent == null ? null : JacksonInject.Value.construct(absent, true, false);
  }

  static boolean isFamily(@Nullable Class<?> type) {
    return type != null && type.isInterface() && type.isSealed() && type.getName().startsWith(OURS);
  }

  private static Optional<Class<?>> family(Class<?> type) {
    if (isFamily(type)) {
      return Optional.of(type);
    }
    return Arrays.<Class<?>>stream(type.getInterfaces())
        .filter(SealedFamilies::isFamily)
        .findFirst();
  }

  static String typeName(Class<?> member) {
    return member.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
