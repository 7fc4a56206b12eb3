package io.hourglass.setting;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A member of a family in its text form: its name, its parameters with their defaults, and how it
 * is made of them.
 *
 * @param <T> the type of the member
 */
public final class Member<T> {
  private final String name;
  private final Class<?> type;
  private final List<SettingParameter> parameters;
  private final Function<List<Object>, T> maker;

  private Member(
      String name,
      Class<?> type,
      List<SettingParameter> parameters,
      Function<List<Object>, T> maker) {
    this.name = name;
    this.type = type;
    this.parameters = List.copyOf(parameters);
    this.maker = maker;
  }

  /** A record whose components must be given, but for flags, which are off without their word. */
  public static <R extends Record> Member<R> of(String name, Class<R> type) {
    List<SettingParameter> parameters =
        Arrays.stream(type.getRecordComponents()).map(Member::parameter).toList();
    return new Member<>(name, type, parameters, values -> construct(type, values));
  }

  /** A record with a default for every component. */
  public static <R extends Record> Member<R> like(String name, R defaults) {
    @SuppressWarnings("unchecked") // the class of an R
    Class<R> type = (Class<R>) defaults.getClass();
    Member<R> member = of(name, type);
    return new Member<>(name, type, withDefaults(member.parameters, defaults), member.maker);
  }

  private static List<SettingParameter> withDefaults(
      List<SettingParameter> parameters, Record defaults) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    List<SettingParameter> all = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      SettingParameter parameter = parameters.get(i);
      Object value = component(components[i], defaults);
      all.add(parameter.or(value, parameter.isOmitted() || isNested(parameter)));
    }
    return all;
  }

  /** A value without parameters. */
  public static <T> Member<T> constant(String name, T value) {
    return new Member<>(name, value.getClass(), List.of(), values -> value);
  }

  /** A value that a whole number decides. */
  public static <T> Member<T> counted(String name, String parameter, IntFunction<T> maker) {
    SettingParameter count = new SettingParameter(parameter, int.class, Optional.empty(), false);
    return new Member<>(
        name, Object.class, List.of(count), values -> maker.apply((Integer) values.get(0)));
  }

  /** The same with a parameter that may be omitted, and is omitted at that value. */
  public Member<T> or(String parameter, Object value) {
    List<SettingParameter> changed =
        parameters.stream().map(p -> p.name().equals(parameter) ? p.or(value, true) : p).toList();
    return new Member<>(name, type, changed, maker);
  }

  /** The name before the colon. */
  public String name() {
    return name;
  }

  /** The class of the record, to see that every member of a family has a text form. */
  public Class<?> type() {
    return type;
  }

  /** Whether there is a parameter of that name. */
  public boolean has(String parameter) {
    return parameters.stream().anyMatch(p -> p.name().equals(parameter));
  }

  List<SettingParameter> parameters() {
    return parameters;
  }

  boolean isOf(Object value) {
    return type.isInstance(value);
  }

  T make(List<Object> values, Written written) {
    try {
      return maker.apply(values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s \"%s\": %s".formatted(written.subject(), written.text(), e.getMessage()), e);
    }
  }

  /** The values of a record, without those omitted at their default. */
  <F> List<String> print(Object value, TextForm<F> form) {
    List<String> texts = new ArrayList<>();
    boolean isPositional = true;
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < parameters.size(); i++) {
      SettingParameter parameter = parameters.get(i);
      Object part = component(components[i], value);
      if (parameter.isOmitted() && parameter.standard().equals(Optional.of(part))) {
        isPositional &= parameter.isFlag();
      } else {
        String text = isNested(parameter) ? printNested(form, part) : parameter.print(part);
        texts.add(isPositional || parameter.isFlag() ? text : parameter.name() + "=" + text);
      }
    }
    return texts;
  }

  @SuppressWarnings("unchecked") // a component that is an interface is of the family
  private static <F> String printNested(TextForm<F> form, Object part) {
    return form.print((F) part);
  }

  private static boolean isNested(SettingParameter parameter) {
    return parameter.type().isInterface();
  }

  private static SettingParameter parameter(RecordComponent component) {
    String name = component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    SettingParameter parameter =
        new SettingParameter(name, component.getType(), Optional.empty(), false);
    return parameter.isFlag() ? parameter.or(false, true) : parameter;
  }

  private static <R extends Record> R construct(Class<R> type, List<Object> values) {
    try {
      return constructor(type).newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no public constructor of " + type, e);
    }
  }

  private static <R extends Record> Constructor<R> constructor(Class<R> type)
      throws NoSuchMethodException {
    Stream<Class<?>> types =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType);
    return type.getConstructor(types.toArray(Class<?>[]::new));
  }

  private static Object component(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no public component " + component, e);
    }
  }
}
