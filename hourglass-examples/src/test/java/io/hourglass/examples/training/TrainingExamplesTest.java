package io.hourglass.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.examples.training.CollapseExample.Remedy;
import io.hourglass.examples.training.CollapseExample.RemedyResult;
import io.hourglass.examples.training.KerasVaeExample.LastEpoch;
import io.hourglass.examples.training.LessonExample.Losses;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class TrainingExamplesTest {
  private static void assumeMnist() {
    String folder = System.getenv("HOURGLASS_DATA");
    Assumptions.assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder, "mnist")),
        "HOURGLASS_DATA does not name a folder with mnist");
  }

  @Test
  void passMarksTellGoodFromBad() {
    assertThat(new Losses(List.of(0.1255, 0.1283, 0.1275), 0.1476, 0.2626).passes()).isTrue();
    assertThat(new Losses(List.of(0.14), 0.1476, 0.2626).passes()).isFalse();
    assertThat(new Losses(List.of(0.1255), 0.12, 0.2626).passes()).isFalse();
    assertThat(new LastEpoch(146.95, 6.8, List.of(3.4, 3.4)).passes()).isTrue();
    assertThat(new LastEpoch(173.9, 3.4, List.of(3.4, 0.0)).passes()).isFalse();
    assertThat(new LastEpoch(Double.NaN, 6.8, List.of()).passes()).isFalse();
    List<Remedy> remedies = Remedy.all(4);
    assertThat(new RemedyResult(remedies.get(0), -183.7, 2.9, 1, true).passes()).isTrue();
    assertThat(new RemedyResult(remedies.get(0), -183.7, 2.9, 1, false).passes()).isFalse();
    assertThat(new RemedyResult(remedies.get(2), -187.5, 4.9, 24, false).passes()).isFalse();
    assertThat(new RemedyResult(remedies.get(2), -187.5, 4.9, 25, false).passes()).isTrue();
  }

  @Tag("slow")
  @Test
  void theLessonReachesPyTorchsLoss() {
    assumeMnist();
    assertThat(LessonExample.train(1, 10).passes()).isTrue();
  }

  /** Takes 41 minutes: only with {@code -Dhourglass.examples=full}. */
  @Tag("slow")
  @EnabledIfSystemProperty(named = "hourglass.examples", matches = "full")
  @Test
  void theVariationalAutoencoderReachesKerassLoss() {
    assumeMnist();
    PrintWriter out = new PrintWriter(new StringWriter());
    assertThat(KerasVaeExample.train(2, 30, out).passes()).isTrue();
  }

  /** Takes 6 minutes: only with {@code -Dhourglass.examples=full}. */
  @Tag("slow")
  @EnabledIfSystemProperty(named = "hourglass.examples", matches = "full")
  @Test
  void aCollapseIsWarnedOfAndRestored() {
    assumeMnist();
    for (Remedy remedy : Remedy.all(4)) {
      assertThat(CollapseExample.train(remedy, 4).passes()).as(remedy.name()).isTrue();
    }
  }
}
