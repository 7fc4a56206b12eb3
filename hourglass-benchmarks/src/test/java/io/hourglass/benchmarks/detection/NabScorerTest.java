package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.benchmarks.detection.LabeledSeries.Window;
import io.hourglass.benchmarks.detection.NabScorer.NabScore;
import io.hourglass.benchmarks.detection.NabScorer.Profile;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NabScorerTest {
  private static final double FIRST = 2 / (1 + Math.exp(-5)) - 1;

  /** 200 rows, of which 30 are for learning; windows of rows 100 to 119 and 160 to 169. */
  private static final LabeledSeries SERIES =
      new LabeledSeries(
          "a.csv",
          new Table(
              "a.csv",
              List.of(
                  new TimestampColumn("timestamp", LongStream.range(0, 200).toArray()),
                  new NumericColumn("value", new double[200]))),
          List.of(new Window(100, 119), new Window(160, 169)));

  private static NabScore score(Profile profile, int... alarms) {
    double[] scores = new double[200];
    for (int alarm : alarms) {
      scores[alarm] = 1;
    }
    return new NabScorer(List.of(SERIES)).score(List.of(scores), profile);
  }

  @Test
  void givesNothingForNoAlarmAndAllForOneAtTheBeginningOfEveryWindow() {
    for (Profile profile : Profile.values()) {
      assertThat(score(profile)).isEqualTo(new NabScore(0, Double.POSITIVE_INFINITY, 0, 0));
      assertThat(score(profile, 100, 160)).isEqualTo(new NabScore(100, 1, 2, 0));
    }
    assertThat(SERIES.probation()).isEqualTo(30);
  }

  @Test
  void countsTheEarliestAlarmOfAWindowAndNoneWhileLearning() {
    assertThat(score(Profile.STANDARD, 100, 105, 110, 160, 165).value()).isEqualTo(100);
    assertThat(score(Profile.STANDARD, 3, 29, 100, 160)).isEqualTo(new NabScore(100, 1, 2, 0));
    double middle = (2 / (1 + Math.exp(-5 * 0.5)) - 1) / FIRST;
    assertThat(score(Profile.STANDARD, 110, 160).value())
        .isCloseTo(100 * (4 - (1 - middle)) / 4, within(1e-9));
  }

  @Test
  void takesForFalsePositivesAsMuchAsTheyAreFarFromAWindow() {
    assertThat(score(Profile.STANDARD, 50, 100, 160).value())
        .isCloseTo(100 * (4 - 0.11) / 4, within(1e-9));
    assertThat(score(Profile.LOW_FALSE_POSITIVES, 50, 100, 160).value())
        .isCloseTo(100 * (4 - 0.22) / 4, within(1e-9));
    double soon = 1 - 2 / (1 + Math.exp(5 / 19.0));
    assertThat(score(Profile.STANDARD, 100, 120, 160).value())
        .isCloseTo(100 * (4 - 0.11 * soon) / 4, within(1e-9));
    // more than three widths past the end
    assertThat(score(Profile.STANDARD, 100, 160, 199).value())
        .isCloseTo(100 * (4 - 0.11) / 4, within(1e-9));
  }

  @Test
  void takesMoreForMissesWhereTheseAreDear() {
    assertThat(score(Profile.STANDARD, 100).value()).isEqualTo(50);
    assertThat(score(Profile.LOW_FALSE_NEGATIVES, 100).value()).isEqualTo(50);
    assertThat(score(Profile.LOW_FALSE_NEGATIVES, 50, 100).value())
        .isCloseTo(100 * (3 - 0.11) / 6, within(1e-9));
  }

  @Test
  void choosesTheThresholdThatSuitsBest() {
    double[] scores = new double[200];
    scores[100] = 3;
    scores[160] = 2;
    scores[50] = 1;

    NabScore best = new NabScorer(List.of(SERIES)).score(List.of(scores), Profile.STANDARD);

    assertThat(best).isEqualTo(new NabScore(100, 2, 2, 0));
  }

  @Test
  void putsTimesInOrder() {
    LabeledSeries repeated =
        new LabeledSeries(
            "b.csv",
            new Table(
                "b.csv",
                List.of(
                    new TimestampColumn("timestamp", new long[] {10, 20, 20, 15, 30}),
                    new NumericColumn("value", new double[5]))),
            List.of());

    TimestampColumn time = (TimestampColumn) repeated.inOrder().column("timestamp");

    assertThat(LongStream.range(0, 5).map(row -> time.millis((int) row)))
        .containsExactly(10L, 20L, 21L, 22L, 30L);
  }
}
