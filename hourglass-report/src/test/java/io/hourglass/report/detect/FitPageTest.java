package io.hourglass.report.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.detect.evaluate.HighScoringRow;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.report.TableDescription.DescribedColumn;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FitPageTest {
  private static FitReport report(double rate, int rows, List<List<Double>> losses) {
    Random random = new Random(1);
    double[] scores = random.doubles(rows).map(u -> -Math.log1p(-u) - 1).toArray();
    NormalScores normal = NormalScores.of(scores, true);
    return new FitReport(
        "fraud.hg",
        "pay<ments>.csv",
        5 * rows,
        4 * rows,
        0.012,
        true,
        List.of(
            new DescribedColumn("amount", "numeric", 0, "1 to 900, mean 45"),
            new DescribedColumn("age", "numeric", 3 * rows, "18 to 83, mean 44"),
            new DescribedColumn("card", "categorical", 1, "debit (9), <b>gold</b> (1)")),
        Threshold.of(new Conformal(rate), normal),
        normal,
        losses,
        List.of(
            new HighScoringRow(
                1842,
                9.5,
                0.0001,
                true,
                List.of(
                    new Reason(
                        "amount",
                        8.5,
                        0.9,
                        "912.4",
                        "45.2",
                        "12.1",
                        "78.3",
                        0.9,
                        Basis.OTHER_COLUMNS)))),
        3.4);
  }

  private static JsonNode charts(String page) {
    Matcher matcher = Pattern.compile("id=\"charts\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).isTrue();
    return Json.tree(matcher.group(1), "charts");
  }

  @Test
  void showsHowADetectorWasFitted() {
    String page = FitPage.of(report(0.01, 2_000, List.of(List.of(3.0, 2.0), List.of(3.1, 2.1))));

    assertThat(page)
        .contains("<h1>A detector for pay&lt;ments&gt;.csv</h1>")
        .contains("10,000 rows of 3 columns, fitted in 3 s; written to fraud.hg.")
        .contains("<span>Contamination</span><b>1.2 %</b><small>estimated from the data</small>")
        .contains("conformal:0.01 on 2,000 held-out\nrows")
        .contains("<span>Calibration set</span><b>2,000</b>")
        .contains(
            "<td>1,842</td><td>9.50</td><td>0.00010</td><td>amount 912.4, expected 45.2 (12.1 to 78.3)"
                + "</td>")
        .contains("<td>age</td><td>numeric</td><td>60.00 %</td>")
        .contains("<td>card</td><td>categorical</td><td>0.01 %</td><td>debit (9), &lt;b&gt;gold")
        .contains("id=\"losses\"")
        .doesNotContain("{{")
        .doesNotContain("src=\"http");
  }

  @Test
  void aBarEndsAtTheThresholdAndAllRowsAreInBars() {
    for (int rows : new int[] {100, 2_000, 30_000}) {
      JsonNode chart = charts(FitPage.of(report(0.05, rows, List.of()))).path("normalScores");
      double threshold = chart.path("threshold").asDouble();
      double below = 0;
      double above = 0;
      boolean ends = false;
      for (JsonNode bar : chart.path("bars")) {
        double from = bar.get(0).asDouble();
        ends |= Math.abs(from - threshold) < 1e-9;
        if (from < threshold - 1e-9) {
          below += bar.get(1).asDouble();
        } else {
          above += bar.get(1).asDouble();
        }
      }
      assertThat(ends).isTrue();
      assertThat(below + above).isCloseTo(1, within(1e-9));
      // of many rows only some scores are stored
      assertThat(above).isCloseTo(0.05, within(2.0 / rows + 0.001));
    }
  }

  @Test
  void leavesOutACurveOfOneEpoch() {
    assertThat(FitPage.of(report(0.01, 2_000, List.of(List.of(3.0)))))
        .doesNotContain("id=\"losses\"");
  }
}
