package io.hourglass.examples.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.io.generate.Digits;
import io.hourglass.metric.Ranking;
import io.hourglass.network.Scores;
import io.hourglass.testing.UntrainedModels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LessonReportTest {
  private static final Table IMAGES = Digits.generate("digits", 60, 1).without(List.of("label"));

  @Test
  void needsNoNetworkAndLeavesNothingOpen() {
    String page = page(labels(), true);

    String own = page.replaceAll("(?s)<script>\\s*/\\*.*?</script>", "");
    assertThat(own).doesNotContain("http://", "https://", "{{", "src=\"/", "<link");
    assertThat(page).contains("echarts").contains("Detecting an unseen class");
    assertThat(own.split("<figure>", -1)).hasSize(1 + 10 + 10);
  }

  @Test
  void leavesOutWhatNeedsLabels() {
    String page = page(List.of(), false);

    assertThat(page).doesNotContain("A map of the codes", "Detecting an unseen class");
    assertThat(page).contains("Originals and reconstructions");
  }

  @Test
  void allComponentsReconstructExactly() {
    Rows rows = new Rows(new float[] {0, 1, 1, 0, 0, 0, 1, 1, 0.5f, 0.5f}, 2);

    LinearBaselines baselines = LinearBaselines.of(rows, rows, 2);

    // entropy of the two gray values alone: the other pixels are certain
    assertThat(baselines.principal()).isCloseTo(2 * Math.log(2) / 10, within(1e-4));
    // the mean of either pixel is 0.5
    assertThat(baselines.mean()).isCloseTo(Math.log(2), within(1e-6));
  }

  private static List<String> labels() {
    return IntStream.range(0, IMAGES.rows()).mapToObj(row -> String.valueOf(row % 10)).toList();
  }

  private static String page(List<String> labels, boolean withUnseen) {
    Autoencoder model = UntrainedModels.untrained(IMAGES);
    Scores scores = model.score(IMAGES);
    LessonData data = new LessonData("digits", IMAGES, labels, IMAGES, labels);
    Lesson.Result result =
        new Lesson.Result(model, scores, 0.1, new LinearBaselines(16, 0.2, 0.3), 1);
    boolean[] unseen = new boolean[IMAGES.rows()];
    Arrays.fill(unseen, 0, 6, true);
    Ranking ranking = Ranking.of(scores.nats(), unseen);
    Lesson.UnseenClass found =
        new Lesson.UnseenClass("2", scores.nats(), scores.nats(), unseen, ranking, ranking);
    return LessonReport.of(data, result, withUnseen ? Optional.of(found) : Optional.empty());
  }
}
