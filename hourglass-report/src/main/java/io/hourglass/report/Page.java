package io.hourglass.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A page made from a template in the resources: {@code {{name}}} stands for a value, {@code
 * <!--part name-->} and {@code <!--end name-->} are around what can be left out.
 */
public final class Page {
  /** Where the page's chart library is: Apache ECharts, from its WebJar. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

  private final String text;

  private Page(String text) {
    this.text = text;
  }

  /**
   * A template with the style and the scripts of all reports in place.
   *
   * @param near the class beside which the template is
   */
  public static Page of(Class<?> near, String template) {
    return new Page(
        resource(near, template)
            .replace("{{style}}", resource(Page.class, "report.css"))
            .replace("{{echarts}}", resource(Page.class, ECHARTS))
            .replace("{{script}}", resource(Page.class, "report.js")));
  }

  /** The page so far. */
  public String text() {
    return text;
  }

  private static String resource(Class<?> near, String name) {
    try (InputStream in = near.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  /** The same with values in place; they may hold any text. */
  public Page with(Map<String, String> values) {
    Page page = this;
    for (Map.Entry<String, String> value : values.entrySet()) {
      page = page.withHtml(value.getKey(), escaped(value.getValue()));
    }
    return page;
  }

  /** The same with a value in place that is HTML. */
  public Page withHtml(String name, String html) {
    return new Page(text.replace("{{" + name + "}}", html));
  }

  /** The same without a part, if it is to be left out. */
  public Page withoutPart(String name, boolean out) {
    int from = text.indexOf("<!--part " + name + "-->");
    String end = "<!--end " + name + "-->";
    int to = text.indexOf(end);
    return out ? new Page(text.substring(0, from) + text.substring(to + end.length())) : this;
  }

  /** Text as it stands in HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** JSON as it stands between script tags: nothing in it can end them. */
  public static String json(String json) {
    return json.replace("<", "\\u003c");
  }
}
