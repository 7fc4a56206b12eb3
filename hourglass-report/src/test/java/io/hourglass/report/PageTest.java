package io.hourglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void escapesTextAndKeepsMarkup() {
    Html html = Html.of("<b>%s</b> %s, 95 %%", "<a href=\"x\">&", Html.of("<i>%s</i>", 1));

    assertThat(html.text()).isEqualTo("<b>&lt;a href=&quot;x&quot;&gt;&amp;</b> <i>1</i>, 95 %");
  }

  @Test
  void dataOfAChartCannotEndItsScript() {
    String page = Page.titled("t", "").section("s", Html.chart("loss", "</script>")).html();

    assertThat(page)
        .contains("<div class=\"chart\" id=\"loss\"></div>")
        .contains("{\"loss\":\"\\u003c/script>\"}");
  }

  @Test
  void aPartBringsItsChartsWithIt() {
    Html columns =
        Html.columns(Html.chart("a", 1), Html.titled("second", Html.tallChart("b", List.of(2))));

    assertThat(Html.joined(List.of(columns)).charts()).isEqualTo(Map.of("a", 1, "b", List.of(2)));
  }

  @Test
  void textThatLooksLikeAPlaceIsText() {
    String page = Page.titled("{{charts}} $1 \\ %s", "{{lead}}").html();

    assertThat(page)
        .contains("<title>{{charts}} $1 \\ %s</title>", "<h1>{{charts}} $1 \\ %s</h1>")
        .contains("<p class=\"lead\">{{lead}}</p>");
  }

  @Test
  void highlightsTheMainFigure() {
    List<KeyFigure> figures =
        List.of(
            new KeyFigure("AUROC", "0.9", "0.8 to 1").highlighted(),
            new KeyFigure("F1", "0.5", ""));

    String page = Page.titled("t", "").figuresByThree(figures).html();

    assertThat(page)
        .contains(
            "<div class=\"figure main\"><span>AUROC</span><b>0.9</b><small>0.8 to 1</small></div>")
        .contains("<div class=\"figure\"><span>F1</span><b>0.5</b><small></small></div>");
  }

  @Test
  void rowsOfATableAreCells() {
    Html table = Html.table(List.of("n"), List.of(List.of("1"), List.of("<2>")));

    assertThat(table.text())
        .isEqualTo(
            "<div class=\"scroll\"><table><thead><tr><th>n</th></tr></thead><tbody>"
                + "<tr><td>1</td></tr>\n<tr><td>&lt;2&gt;</td></tr></tbody></table></div>");
  }
}
