package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcgDatasetTest {
  @Test
  void readsBeatsAndSaysWhatIsLacking(@TempDir Path folder) throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> EcgDataset.read(folder))
        .withMessage(
            folder.resolve("ECG5000_TRAIN.txt.gz")
                + ": expected a file of ECG5000, got none; name its folder with --data");
    write(folder.resolve("ECG5000_TRAIN.txt.gz"), "  1.0  0.5  -2e0\n 2.0 1 2\n");
    write(folder.resolve("ECG5000_TEST.txt.gz"), "1 3 4\n");

    EcgDataset beats = EcgDataset.read(folder);

    assertThat(beats.beats())
        .containsExactly(new double[] {1, 0.5, -2}, new double[] {2, 1, 2}, new double[] {1, 3, 4});
    write(folder.resolve("ECG5000_TEST.txt.gz"), "1 3 x\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> EcgDataset.read(folder))
        .withMessage(
            folder.resolve("ECG5000_TEST.txt.gz")
                + ": expected lines of numbers, got For input string: \"x\"");
  }

  @Test
  void learnsFromTheNormalBeatsOfEightTenthsAndScoresTheRest() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(new double[] {i % 5 == 0 ? 3 : 1, i, -i});
    }
    LabeledSplit split = new EcgDataset(rows).split(1);
    assertThat(split.anomalous()).hasSize(10);
    assertThat(split.training().table().rows() + 10 - split.anomalies()).isEqualTo(40);
    for (int row = 0; row < split.training().table().rows(); row++) {
      assertThat(split.training().features().values()[2 * row] % 5).isNotZero();
      assertThat(split.training().features().values()[2 * row + 1])
          .isEqualTo(-split.training().features().values()[2 * row]);
    }
    assertThat(new EcgDataset(rows).split(1).test().features().values())
        .containsExactly(split.test().features().values());
  }

  private static void write(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
