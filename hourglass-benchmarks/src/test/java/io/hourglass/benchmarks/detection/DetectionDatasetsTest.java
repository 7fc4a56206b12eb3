package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionDatasetsTest {
  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A connection: duration, names, 37 more numbers, attack, difficulty. */
  private static String connection(int duration, String service, String attack) {
    String zeros = String.join(",", Collections.nCopies(37, "0.5"));
    return "%d,tcp,%s,SF,%s,%s,21%n".formatted(duration, service, zeros, attack);
  }

  @Test
  void intrusionsAreLearnedFromNormalRowsWithoutLabelAndDifficulty() throws IOException {
    write(
        "nsl-kdd/KDDTrain+.txt.gz",
        connection(1, "http", "normal")
            + connection(2, "ftp", "smurf")
            + connection(3, "http", "normal"));
    write(
        "nsl-kdd/KDDTest+.txt.gz",
        connection(4, "http", "mscan")
            + connection(5, "imap4", "normal")
            + connection(6, "http", "new"));

    LabeledSplit split = DetectionDatasets.intrusions(folder);

    assertThat(split.training().table().rows()).isEqualTo(2);
    assertThat(split.training().table().column("duration").value(1)).isEqualTo(3.0);
    assertThat(split.training().table().schema().names())
        .hasSize(41)
        .startsWith("duration", "protocol_type", "service", "flag", "src_bytes")
        .endsWith("dst_host_srv_rerror_rate");
    assertThat(split.training().table().column("service").type())
        .isInstanceOf(ColumnType.Categorical.class);
    assertThat(split.test().table().schema().names())
        .isEqualTo(split.training().table().schema().names());
    assertThat(split.anomalous()).containsExactly(true, false, true);
    assertThat(split.kinds()).containsExactly("probe", "normal", "new");
  }

  @Test
  void cardsAreLearnedFromGenuineRowsOfTheFirstHalf() throws IOException {
    StringBuilder csv = new StringBuilder("Time,V1,Amount,Class\n");
    for (int row = 0; row < 10; row++) {
      csv.append("%d,%s,%d,%d%n".formatted(row, row / 2.0, row, row % 4 == 1 ? 1 : 0));
    }
    write("creditcard/creditcard_sample.csv.gz", csv.toString());

    LabeledSplit split = DetectionDatasets.cards(folder);

    assertThat(split.training().table().schema().names()).containsExactly("V1", "Amount");
    assertThat(split.training().table().rows()).isEqualTo(4);
    assertThat(split.test().table().rows()).isEqualTo(5);
    assertThat(split.anomalous()).containsExactly(true, false, false, false, true);
    assertThat(split.normalWeight()).isCloseTo(10.06, within(0.001));
  }

  @Test
  void paymentsHaveFraudsToLearnFromAndMerchantsNeverSeen() {
    LabeledSplit split = DetectionDatasets.payments();

    assertThat(split.training().table().find("fraud")).isEmpty();
    assertThat(split.training().table().rows()).isEqualTo(100_000);
    assertThat(split.test().table().column("merchant").value(0)).isEqualTo("never seen");
    assertThat(split.test().table().column("merchant").value(1)).isNotEqualTo("never seen");
    for (int row = 0; row < 1_000; row++) {
      assertThat(split.kinds().get(row).equals("none")).isEqualTo(!split.anomalous()[row]);
    }
  }

  @Test
  void missingDataAreNamed() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DetectionDatasets.intrusions(folder))
        .withMessage(
            folder.resolve("nsl-kdd/KDDTrain+.txt.gz")
                + ": expected the file of NSL-KDD, got none");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DetectionDatasets.cards(folder))
        .withMessage(
            folder.resolve("creditcard/creditcard_sample.csv.gz")
                + ": expected the sample of card payments, got none");
  }
}
