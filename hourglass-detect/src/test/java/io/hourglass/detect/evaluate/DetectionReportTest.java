package io.hourglass.detect.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.detect.threshold.FalseDiscoveryRate;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.OperatingPoint;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.metric.Ranking;
import io.hourglass.testing.RandomizedTest;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The numbers compared with are those of {@code reference/detection.py}. */
class DetectionReportTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final NormalScores NORMAL =
      NormalScores.of(IntStream.rangeClosed(0, 100).asDoubleStream().toArray(), true);

  /** 400 rows with many ties, by a formula that every language computes alike. */
  private static LabeledScores rows() {
    double[] scores = new double[400];
    boolean[] anomaly = new boolean[400];
    for (int row = 0; row < 400; row++) {
      anomaly[row] = row % 9 == 0;
      scores[row] = (anomaly[row] ? 25 : 0) + row * row * 37 % 101;
    }
    return LabeledScores.of(scores, anomaly);
  }

  /** Flags what scores above 90. */
  private static Threshold above90() {
    return new Threshold(new Quantile(0.9), 90, 101, true, new ConfidenceInterval(100, 50, 150));
  }

  @Test
  void aReportInFourLines() {
    LabeledScores labeled = rows();
    // @start region="report"
    Threshold threshold = Threshold.of(new Quantile(0.9), NORMAL);
    DetectionReport report = DetectionReport.of(labeled, threshold, NORMAL);
    ConfidenceInterval auroc = report.auroc(); // 0.727, from 0.642 to 0.797
    ConfidenceInterval recall = report.atThreshold().recall(); // 0.422, from 0.277 to 0.578
    // @end region="report"
    assertThat(rounded(auroc)).containsExactly(0.727, 0.642, 0.797);
    assertThat(rounded(recall)).containsExactly(0.422, 0.277, 0.578);
  }

  private static double[] rounded(ConfidenceInterval measured) {
    return DoubleStream.of(measured.value(), measured.low(), measured.high())
        .map(figure -> Math.round(1000 * figure) / 1000.0)
        .toArray();
  }

  @Test
  void figuresAreThoseOfScikitLearn() {
    DetectionReport report = DetectionReport.of(rows(), above90(), NORMAL);
    assertThat(report.anomalies()).isEqualTo(45);
    assertThat(report.normals()).isEqualTo(355);
    assertThat(report.auroc().value()).isCloseTo(0.7274804381846636, EXACT);
    assertThat(report.averagePrecision().value()).isCloseTo(0.4840935978432677, EXACT);
    ThresholdMetrics at = report.atThreshold();
    assertThat(at.precision().value()).isCloseTo(0.35185185185185186, EXACT);
    assertThat(at.recall().value()).isCloseTo(0.4222222222222222, EXACT);
    assertThat(at.f1().value()).isCloseTo(0.3838383838383838, EXACT);
    assertThat(at.accuracy().value()).isCloseTo(0.8475, EXACT);
    assertThat(at.falsePositiveRate().value()).isCloseTo(35 / 355.0, EXACT);
    assertThat(at.alertsPerThousand()).isCloseTo(135, EXACT);
    assertThat(
            List.of(
                at.trueNegatives(), at.falsePositives(), at.falseNegatives(), at.truePositives()))
        .containsExactly(320, 35, 26, 19);
    assertThat(report.oracleF1()).isEqualTo(new OracleF1(100.5, 32 / 61.0, 1, 16 / 45.0));
  }

  @Test
  void normalRowsMayStandForMore() {
    LabeledScores weighted = rows().withNormalWeight(10.06);
    DetectionReport report = DetectionReport.of(weighted, above90(), NORMAL);
    assertThat(report.normalWeight()).isEqualTo(10.06);
    assertThat(report.auroc().value()).isCloseTo(0.7274804381846636, EXACT);
    assertThat(report.averagePrecision().value()).isCloseTo(0.3720596919302702, EXACT);
    assertThat(report.atThreshold().precision().value()).isCloseTo(0.05119913769873349, EXACT);
    assertThat(report.atThreshold().recall().value()).isCloseTo(0.4222222222222222, EXACT);
    assertThat(report.atThreshold().f1().value()).isCloseTo(0.091324200913242, EXACT);
    assertThat(report.atThreshold().accuracy().value()).isCloseTo(0.8954456212150541, EXACT);
  }

  @Test
  void partsRowsOfOneScoreInAllWaysAtOnce() {
    List<PrecisionAt> at = DetectionReport.of(rows(), above90(), NORMAL).precisionAt();
    assertThat(at).extracting(PrecisionAt::n).containsExactly(10, 45, 100);
    assertThat(at.get(0)).isEqualTo(new PrecisionAt(10, 1, 10 / 45.0));
    // 38 rows, 17 of them anomalies, score above 95; of 8 that score 95 one is
    assertThat(at.get(1)).isEqualTo(new PrecisionAt(45, 17.875 / 45, 17.875 / 45));
  }

  @Test
  void budgetsAreNotOverdrawn() {
    DetectionReport report = DetectionReport.of(rows(), above90(), NORMAL);
    assertThat(report.budgets())
        .extracting(AlertBudget::perThousand)
        .containsExactly(5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
    assertThat(report.budgets())
        .allMatch(budget -> budget.reached().alertsPerThousand() <= budget.perThousand());
    // 20 rows: 16 that score above 100; 7 more score 100
    assertThat(report.budgets().get(3).reached())
        .isEqualTo(new OperatingPoint(100.5, 40, 16 / 45.0, 0, 1));
  }

  @Test
  void classesAreComparedWithTheNormalRows() {
    List<String> classes = IntStream.range(0, 400).mapToObj(i -> i % 2 == 0 ? "b" : "a").toList();
    LabeledScores labeled = rows().withClasses(classes);
    List<PerClassMetrics> figures = DetectionReport.of(labeled, above90(), NORMAL).classes();
    assertThat(figures).extracting(PerClassMetrics::name).containsExactly("a", "b");
    assertThat(figures.stream().mapToInt(PerClassMetrics::rows)).containsExactly(22, 23);
    double found = figures.stream().mapToDouble(k -> k.rows() * k.recall().value()).sum();
    assertThat(found).isCloseTo(19, EXACT);
    double area = figures.stream().mapToDouble(k -> k.rows() * k.auroc().value()).sum();
    assertThat(area / 45).isCloseTo(0.7274804381846636, EXACT);
  }

  @RandomizedTest
  void agreesWithRankingWhateverTheTies(SplittableRandom random) {
    int rows = random.nextInt(2, 200);
    double[] scores = random.ints(rows, 0, 40).asDoubleStream().toArray();
    boolean[] anomaly = new boolean[rows];
    for (int row = 2; row < rows; row++) {
      anomaly[row] = random.nextInt(4) == 0;
    }
    anomaly[0] = true;
    LabeledScores labeled = LabeledScores.of(scores, anomaly);
    DetectionReport report = DetectionReport.of(labeled, above90(), NORMAL);
    Ranking ranking = Ranking.of(scores, anomaly);
    assertThat(report.auroc().value()).isCloseTo(ranking.auroc(), EXACT);
    assertThat(report.averagePrecision().value()).isCloseTo(ranking.averagePrecision(), EXACT);
    OperatingPoint last = report.curve().get(report.curve().size() - 1);
    assertThat(last.recall()).isEqualTo(1);
    assertThat(last.falsePositiveRate()).isEqualTo(1);
    assertThat(last.alertsPerThousand()).isEqualTo(1000);
    for (OperatingPoint point : report.curve()) {
      long flagged = IntStream.range(0, rows).filter(i -> scores[i] > point.threshold()).count();
      assertThat(1000.0 * flagged / rows).isEqualTo(point.alertsPerThousand());
    }
  }

  @RandomizedTest(runs = 1)
  void curvesAreThinnedAndKeepTheirArea(SplittableRandom random) {
    int rows = 20_000;
    double[] scores = new double[rows];
    boolean[] anomaly = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      anomaly[row] = row % 50 == 0;
      scores[row] = random.nextGaussian() + (anomaly[row] ? 2 : 0);
    }
    DetectionReport report =
        DetectionReport.of(LabeledScores.of(scores, anomaly), above90(), NORMAL);
    List<OperatingPoint> curve = report.curve();
    assertThat(curve).hasSizeBetween(200, 500);
    double area = 0;
    for (int i = 1; i < curve.size(); i++) {
      OperatingPoint from = curve.get(i - 1);
      OperatingPoint to = curve.get(i);
      double width = to.falsePositiveRate() - from.falsePositiveRate();
      area += width * (from.recall() + to.recall()) / 2;
    }
    assertThat(area).isCloseTo(report.auroc().value(), within(0.001));
    assertThat(report.atThreshold().recall().value()).isZero();
    assertThat(report.atThreshold().precision().value()).isZero();
  }

  @Test
  void aBatchIsJudgedByItsOwnRule() {
    double[] scores = new double[120];
    boolean[] anomaly = new boolean[120];
    for (int row = 0; row < 120; row++) {
      anomaly[row] = row < 20;
      scores[row] = row < 20 ? 200 : row - 20;
    }
    Threshold threshold = Threshold.of(new FalseDiscoveryRate(0.1), NORMAL);
    DetectionReport report =
        DetectionReport.of(LabeledScores.of(scores, anomaly), threshold, NORMAL);
    // a single row is flagged from 92 on, but of this batch 22: p = 2 / 102 <= 0.1 * 22 / 120
    assertThat(report.atThreshold().truePositives()).isEqualTo(20);
    assertThat(report.atThreshold().falsePositives()).isZero();
  }

  @Test
  void isTheSameAgainAndAfterJson() {
    DetectionReport report = DetectionReport.of(rows(), above90(), NORMAL);
    assertThat(DetectionReport.of(rows(), above90(), NORMAL)).isEqualTo(report);
    assertThat(Json.read(Json.write(report), DetectionReport.class, "x")).isEqualTo(report);
  }

  @RandomizedTest(runs = 1)
  void intervalsCoverTheTruth(SplittableRandom random) {
    int trials = 60;
    int precision = 0;
    int area = 0;
    int recall = 0;
    Threshold threshold =
        new Threshold(new Quantile(0.9), 1, 101, true, new ConfidenceInterval(100, 50, 150));
    for (int trial = 0; trial < trials; trial++) {
      double[] scores = new double[400];
      boolean[] anomaly = new boolean[400];
      for (int row = 0; row < 400; row++) {
        anomaly[row] = row < 60;
        scores[row] = random.nextGaussian() + (anomaly[row] ? 1.5 : 0);
      }
      DetectionReport report =
          DetectionReport.of(LabeledScores.of(scores, anomaly), threshold, NORMAL);
      // the normal distribution at 1.5 / sqrt 2, 0.5 and -1
      area += holds(report.auroc(), 0.855578) ? 1 : 0;
      recall += holds(report.atThreshold().recall(), 0.691462) ? 1 : 0;
      double truth = 60 * 0.691462 / (60 * 0.691462 + 340 * 0.158655);
      precision += holds(report.atThreshold().precision(), truth) ? 1 : 0;
    }
    // 95 % of 60 are 57, give or take 1.7
    assertThat(area).isGreaterThan(48);
    assertThat(recall).isGreaterThan(48);
    assertThat(precision).isGreaterThan(48);
  }

  private static boolean holds(ConfidenceInterval measured, double truth) {
    return measured.low() <= truth && truth <= measured.high();
  }

  @Test
  void intervalsOfAreasAreThoseOfNewcombe() {
    ConfidenceInterval middling = ConfidenceInterval.area(0.8, 45, 355);
    assertThat(middling.low()).isCloseTo(0.7214248556417677, within(1e-9));
    assertThat(middling.high()).isCloseTo(0.858591230823491, within(1e-9));
    ConfidenceInterval perfect = ConfidenceInterval.area(1, 10, 100);
    assertThat(perfect.low()).isCloseTo(0.8913166493233001, within(1e-9));
    assertThat(perfect.high()).isEqualTo(1);
  }

  @Test
  void infinityIsTheHighestScore() {
    LabeledScores labeled =
        LabeledScores.of(
            new double[] {Double.POSITIVE_INFINITY, 5, Double.NEGATIVE_INFINITY},
            new boolean[] {true, false, false});
    DetectionReport report = DetectionReport.of(labeled, above90(), NORMAL);
    assertThat(report.auroc().value()).isEqualTo(1);
    assertThat(report.atThreshold().truePositives()).isEqualTo(1);
    assertThat(Json.read(Json.write(report), DetectionReport.class, "x")).isEqualTo(report);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabeledScores.of(new double[2], new boolean[3]))
        .withMessage("there must be a label for each of 2 scores, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabeledScores.of(new double[] {0, Double.NaN}, new boolean[2]))
        .withMessage("scores must be numbers, got NaN in row 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows().withClasses(List.of("a")))
        .withMessage("there must be a class for each of 400 scores, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows().withNormalWeight(0))
        .withMessage("the weight of a normal row must be a finite number > 0, got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            DetectionReport.of(LabeledScores.of(new double[2], new boolean[2]), above90(), NORMAL))
        .withMessage(
            "a report needs labeled rows, at least 1 anomaly and 1 normal one, got 0 and 2");
  }
}
