package io.hourglass.report;

import io.hourglass.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that is built section by section: one HTML file with its style, scripts and data, which
 * needs no network.
 *
 * <pre>{@code
 * String html =
 *     Page.titled("Anomalies in payments.csv", "50,000 rows, scored by fraud.hg")
 *         .figures(List.of(new KeyFigure("AUROC", "0.981", "0.975 to 0.986")))
 *         .section("Ranking", Html.paragraph("Each point is a threshold."), Html.chart("roc", data))
 *         .html();
 * }</pre>
 */
public final class Page {
  /** Apache ECharts, from its WebJar. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final String title;
  private final String lead;
  private final List<Html> sections = new ArrayList<>();

  private Page(String title, String lead) {
    this.title = title;
    this.lead = lead;
  }

  /**
   * A page without sections.
   *
   * @param lead a sentence below the title
   */
  public static Page titled(String title, String lead) {
    return new Page(title, lead);
  }

  /** Adds large figures, as many in a row as fit. */
  public Page figures(List<KeyFigure> figures) {
    return figures("figures", figures);
  }

  /** Adds large figures, three in a row. */
  public Page figuresByThree(List<KeyFigure> figures) {
    return figures("figures three", figures);
  }

  private Page figures(String style, List<KeyFigure> figures) {
    Html all = Html.joined(figures.stream().map(Page::html).toList());
    sections.add(Html.of("<section class=\"%s\">\n%s\n</section>\n", style, all));
    return this;
  }

  private static Html html(KeyFigure figure) {
    return Html.of(
        "<div class=\"%s\"><span>%s</span><b>%s</b><small>%s</small></div>",
        figure.isHighlighted() ? "figure main" : "figure",
        figure.name(),
        figure.value(),
        figure.note());
  }

  /** Adds a section. */
  public Page section(String heading, Html... parts) {
    sections.add(
        Html.of(
            "<section class=\"card\">\n<h2>%s</h2>\n%s\n</section>\n",
            heading, Html.joined(List.of(parts))));
    return this;
  }

  /** The whole page. */
  public String html() {
    Map<String, String> values = values(Html.joined(sections));
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(value(values, place)));
  }

  /** The values of the places in {@code page.html}. */
  private Map<String, String> values(Html all) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", Html.of("%s", title).text());
    values.put("lead", Html.of("%s", lead).text());
    values.put("sections", all.text());
    values.put("charts", json(all.charts()));
    values.put("style", resource("report.css"));
    values.put("script", resource("report.js"));
    values.put("echarts", resource(ECHARTS));
    return values;
  }

  private static String value(Map<String, String> values, MatchResult place) {
    String value = values.get(place.group(1));
    if (value == null) {
      throw new IllegalStateException("page.html: there is no value for " + place.group());
    }
    return value;
  }

  /** JSON as it stands between script tags: nothing in it can end them. */
  private static String json(Map<String, Object> charts) {
    return Json.writeLine(charts).replace("<", "\\u003c");
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }
}
