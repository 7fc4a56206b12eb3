package io.hourglass.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {
  @Test
  void saysWhatIsLacking(@TempDir Path folder) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Corpus.of(Optional.empty(), null))
        .withMessage(
            "expected the folder of the Numenta Anomaly Benchmark, got none; name it with --data,"
                + " or with HOURGLASS_DATA the one that holds nab");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Corpus.of(Optional.of(folder), null))
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
    Corpus corpus = new Corpus(folder);
    List<LabelledSeries> series = corpus.series();
    WindowedGaussian gaussian = new WindowedGaussian();
    List<double[]> scores = series.stream().map(gaussian::scores).toList();

    double score = new NabScorer(series).score(scores, Profile.STANDARD).score();

    assertThat(series).hasSize(58);
    assertThat(score)
        .isCloseTo(corpus.leaderboard().standard(gaussian.name()).orElseThrow(), within(0.1));
  }
}
