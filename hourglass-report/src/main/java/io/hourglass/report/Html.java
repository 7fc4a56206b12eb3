package io.hourglass.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of a page, and the data of the charts in it.
 *
 * @param text that a browser reads
 * @param charts data by the chart's name in {@code report.js}
 */
public record Html(String text, Map<String, Object> charts) {
  public Html {
    charts = Collections.unmodifiableMap(new LinkedHashMap<>(charts)); // in order, always
  }

  /**
   * Markup with values in place of {@code %s}, as in {@code of("<b>%s</b>", name)}.
   *
   * @param values parts of the page as they are; the text of anything else is escaped
   */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  public static Html of(String markup, Object... values) {
    Map<String, Object> charts = new LinkedHashMap<>();
    Object[] texts = Arrays.stream(values).map(value -> text(value, charts)).toArray();
    return new Html(String.format(Locale.ROOT, markup, texts), charts);
  }

  /** The text of a value; the charts of a part are added to others. */
  private static String text(Object value, Map<String, Object> charts) {
    if (!(value instanceof Html part)) {
      return escaped(String.valueOf(value));
    }
    charts.putAll(part.charts());
    return part.text();
  }

  /** A paragraph; the values are as in {@link #of}. */
  public static Html paragraph(String markup, Object... values) {
    return of("<p>" + markup + "</p>", values);
  }

  /** A paragraph in small print; the values are as in {@link #of}. */
  public static Html aside(String markup, Object... values) {
    return of("<p class=\"aside\">" + markup + "</p>", values);
  }

  /**
   * A chart.
   *
   * @param name of the function in {@code report.js} that draws it
   * @param data for that function, written as JSON
   */
  public static Html chart(String name, Object data) {
    return chart("chart", name, data);
  }

  /** A chart that is taller than others. */
  public static Html tallChart(String name, Object data) {
    return chart("chart tall", name, data);
  }

  private static Html chart(String style, String name, Object data) {
    Html place = of("<div class=\"%s\" id=\"%s\"></div>", style, name);
    return new Html(place.text(), Map.of(name, data));
  }

  /** A table of numbers; its first column may be text. */
  public static Html table(List<String> names, List<List<String>> rows) {
    return of("<div class=\"scroll\"><table>%s</table></div>", cells(names, rows));
  }

  /** A table of text; its last column may be long. */
  public static Html textTable(List<String> names, List<List<String>> rows) {
    return of("<div class=\"scroll\"><table class=\"words\">%s</table></div>", cells(names, rows));
  }

  /** A table of numbers with a row for each item. */
  public static <T> Html table(List<String> names, List<T> items, Function<T, List<String>> cells) {
    return table(names, items.stream().map(cells).toList());
  }

  /** A table of text with a row for each item. */
  public static <T> Html textTable(
      List<String> names, List<T> items, Function<T, List<String>> cells) {
    return textTable(names, items.stream().map(cells).toList());
  }

  private static Html cells(List<String> names, List<List<String>> rows) {
    return of(
        "<thead>%s</thead><tbody>%s</tbody>",
        row("th", names), joined("\n", rows.stream().map(row -> row("td", row)).toList()));
  }

  private static Html row(String tag, List<String> cells) {
    List<Html> all = cells.stream().map(cell -> of("<%1$s>%2$s</%1$s>", tag, cell)).toList();
    return of("<tr>%s</tr>", joined("", all));
  }

  /** Parts side by side; below each other where the page is narrow. */
  public static Html columns(Html... parts) {
    List<Html> all = Arrays.stream(parts).map(part -> of("<div>%s</div>", part)).toList();
    return of("<div class=\"two\">%s</div>", joined("", all));
  }

  /** A part with a heading of its own. */
  public static Html titled(String heading, Html part) {
    return of("<h3>%s</h3>%s", heading, part);
  }

  /** Parts below each other. */
  public static Html joined(List<Html> parts) {
    return joined("\n", parts);
  }

  private static Html joined(String separator, List<Html> parts) {
    Map<String, Object> charts = new LinkedHashMap<>();
    parts.forEach(part -> charts.putAll(part.charts()));
    return new Html(parts.stream().map(Html::text).collect(Collectors.joining(separator)), charts);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
