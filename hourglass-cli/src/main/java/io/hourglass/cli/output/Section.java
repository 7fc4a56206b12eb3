package io.hourglass.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of a result, as JSON and as text.
 *
 * @param json keys and values
 * @param text the same for people
 */
public record Section(Map<String, Object> json, String text) {
  /** Several sections as one, in order. */
  public static Section joined(List<Section> sections) {
    Map<String, Object> json = new LinkedHashMap<>();
    sections.forEach(section -> json.putAll(section.json()));
    return new Section(json, sections.stream().map(Section::text).collect(Collectors.joining()));
  }
}
