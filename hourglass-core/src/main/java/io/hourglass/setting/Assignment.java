package io.hourglass.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives the values of a text to the parameters of a member. */
final class Assignment {
  private final TextForm<?> form;
  private final Written written;
  private final List<SettingParameter> parameters;
  private final Map<SettingParameter, Object> given = new LinkedHashMap<>();

  Assignment(TextForm<?> form, Written written, List<SettingParameter> parameters) {
    this.form = form;
    this.written = written;
    this.parameters = parameters;
  }

  /** A value for every parameter, in their order. */
  List<Object> values() {
    List<Written.Value> values = written.values();
    for (int i = 0; i < values.size(); i++) {
      Written.Value value = values.get(i);
      if (!value.parameter().isEmpty() && !isText()) {
        give(named(value), value.value());
      } else if (!giveFirst(value.toString()) && !append(value.toString())) {
        giveRest(values.subList(i, values.size()));
        break;
      }
    }
    return parameters.stream().map(this::value).collect(Collectors.toCollection(ArrayList::new));
  }

  /** Whether a parameter takes any text, an equals sign in it too. */
  private boolean isText() {
    return parameters.stream().anyMatch(SettingParameter::isText);
  }

  private SettingParameter named(Written.Value value) {
    return open().stream()
        .filter(parameter -> parameter.name().equals(value.parameter()))
        .findFirst()
        .orElseThrow(() -> written.unknownParameter(value.parameter(), names()));
  }

  private void give(SettingParameter parameter, String text) {
    given.put(parameter, parameter.readNamed(text).orElseThrow(() -> mismatch(parameter, text)));
  }

  /** Whether the first open parameter that a value can be read as took it. */
  private boolean giveFirst(String text) {
    for (SettingParameter parameter : open()) {
      Optional<Object> value = parameter.read(text);
      if (value.isPresent()) {
        given.put(parameter, value.get());
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a parameter that takes any text went on with a value: a column's name has colons too.
   */
  private boolean append(String text) {
    Optional<SettingParameter> taker =
        given.keySet().stream().filter(SettingParameter::isText).findFirst();
    taker.ifPresent(parameter -> given.merge(parameter, text, (a, b) -> a + form.separator() + b));
    return taker.isPresent();
  }

  /** Values that no parameter can be read as: another member of the family, as in a warm-up. */
  private void giveRest(List<Written.Value> rest) {
    SettingParameter first = open().stream().filter(p -> !p.isFlag()).findFirst().orElse(null);
    if (first == null) {
      throw tooMany(rest.get(0));
    }
    if (!first.type().isInterface()) {
      throw mismatch(first, rest.get(0).toString());
    }
    String text =
        rest.stream().map(Written.Value::toString).collect(Collectors.joining(form.separator()));
    given.put(first, form.parse(text));
  }

  private IllegalArgumentException tooMany(Written.Value value) {
    return written.refused("must be written " + usage(), "\"%s\" too".formatted(value));
  }

  private IllegalArgumentException mismatch(SettingParameter parameter, String text) {
    return written.refused(
        "%s must be %s".formatted(parameter.name(), parameter.rule()), "\"%s\"".formatted(text));
  }

  private Object value(SettingParameter parameter) {
    Object value = given.get(parameter);
    return value != null
        ? value
        : parameter
            .standard()
            .orElseThrow(
                () -> written.refused("must be written " + usage(), "no " + parameter.name()));
  }

  private List<SettingParameter> open() {
    return parameters.stream().filter(parameter -> !given.containsKey(parameter)).toList();
  }

  private List<String> names() {
    return parameters.stream().map(SettingParameter::name).toList();
  }

  /** {@code blocks:SIZE[,BLOCKS]}. */
  private String usage() {
    StringBuilder usage = new StringBuilder(written.name());
    String before = ":";
    for (SettingParameter parameter : parameters) {
      String name = parameter.isFlag() ? parameter.name() : upper(parameter.name());
      usage.append(parameter.standard().isPresent() ? "[" + before + name + "]" : before + name);
      before = form.separator();
    }
    return usage.toString();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
