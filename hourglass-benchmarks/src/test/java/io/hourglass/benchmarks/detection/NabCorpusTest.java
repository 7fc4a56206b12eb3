package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {
  @Test
  void saysWhatIsLacking(@TempDir Path folder) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new NabCorpus(folder))
        .withMessage(
            folder
                + ": expected the folder of the Numenta Anomaly Benchmark with"
                + " labels/combined_windows.json, got none; name it with --data");
  }

  /** The scorer is right if it gives what was published. */
  @Tag("slow")
  @Test
  void givesASimpleDetectorItsPublishedScore() {
    String own = System.getenv("HOURGLASS_DATA");
    Path folder = Path.of(own == null ? "../../shared/data" : own, "nab");
    Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
    NabCorpus corpus = new NabCorpus(folder);
    List<LabeledSeries> series = corpus.series();
    SeriesSystems.WindowedGaussian gaussian = new SeriesSystems.WindowedGaussian();
    List<double[]> scores =
        series.stream().map(one -> gaussian.score(one.split(1).test())).toList();

    double score = new NabScorer(series).score(scores, NabScorer.Profile.STANDARD).value();

    assertThat(series).hasSize(58);
    assertThat(corpus.leaderboard()).containsKey(gaussian.name());
    assertThat(score)
        .isCloseTo(
            Objects.requireNonNull(corpus.leaderboard().get(gaussian.name())).get(0), within(0.1));
  }
}
