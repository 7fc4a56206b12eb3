package io.hourglass.benchmarks.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.benchmarks.anomalies.EcgReport.AtRule;
import io.hourglass.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcgReportTest {
  @Test
  void countsAnomaliesAndNormalBeatsAsPositive() {
    boolean[] flagged = {true, true, true, false, false, false, false, false};
    boolean[] anomalous = {true, true, false, true, false, false, false, false};

    AtRule at = AtRule.of("max", flagged, anomalous);

    assertThat(at)
        .isEqualTo(
            new AtRule(
                "max", 0.75, 2 / 3.0, 2 / 3.0, 2 / 3.0, 0.8, 0.8, 2 * 0.8 * 0.8 / 1.6, 2 / 3.0));
    AtRule none = AtRule.of("max", new boolean[8], anomalous);
    assertThat(none.f1()).isZero();
    assertThat(AtRule.mean(List.of(at, none)).f1()).isEqualTo(1 / 3.0);
    assertThat(AtRule.mean(List.of(at, none)).leastF1()).isZero();
  }

  @Test
  void readsBeatsAndSaysWhatIsLacking(@TempDir Path folder) throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Beats.of(Optional.of(folder), null))
        .withMessage(
            folder.resolve("ECG5000_TRAIN.txt.gz")
                + ": expected a file of ECG5000, got none; name its folder with --data");
    write(folder.resolve("ECG5000_TRAIN.txt.gz"), "  1.0  0.5  -2e0\n 2.0 1 2\n");
    write(folder.resolve("ECG5000_TEST.txt.gz"), "1 3 4\n");

    Beats beats = Beats.of(Optional.of(folder), null);

    assertThat(beats.width()).isEqualTo(2);
    assertThat(beats.anomalous()).containsExactly(false, true, false);
    assertThat(beats.of(new int[] {2, 0})).containsExactly(3, 4, 0.5f, -2);
    write(folder.resolve("ECG5000_TEST.txt.gz"), "1 3 x\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Beats.of(Optional.of(folder), null))
        .withMessage(
            folder.resolve("ECG5000_TEST.txt.gz")
                + ": expected lines of numbers, got For input string: \"x\"");
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
