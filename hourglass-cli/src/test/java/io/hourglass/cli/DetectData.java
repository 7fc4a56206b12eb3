package io.hourglass.cli;

import io.hourglass.detect.testing.Detectors;
import io.hourglass.io.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Rows for the commands of detection, and a detector whose autoencoder was never trained. */
final class DetectData {
  private DetectData() {}

  /** Two numbers that move together and a name; every tenth row an anomaly of one of two kinds. */
  static String rows(int count, long seed, boolean labelled) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("a,b,country" + (labelled ? ",fraud,kind" : "") + "\n");
    for (int row = 0; row < count; row++) {
      double a = random.nextGaussian();
      boolean anomaly = labelled && row % 10 == 9;
      boolean far = row % 20 == 9;
      double b = a + 0.1 * random.nextGaussian() + (anomaly ? far ? 9 : 4 : 0);
      csv.append("%s,%s,%s".formatted(a, b, row % 3 == 0 ? "NL" : "DE"));
      csv.append(labelled ? ",%d,%s".formatted(anomaly ? 1 : 0, far ? "far" : "near") : "");
      csv.append('\n');
    }
    return csv.toString();
  }

  /** A file of 200 labelled rows. */
  static Path labelled(Path folder) throws IOException {
    return Files.writeString(folder.resolve("test.csv"), rows(200, 2, true));
  }

  /** The file of a detector of 300 others. */
  static Path detector(Path folder) throws IOException {
    return Files.write(folder.resolve("m.hg"), Fitted.BYTES);
  }

  /** The detector, fitted when it is first needed: every test writes the same one. */
  private static final class Fitted {
    static final byte[] BYTES = bytes();

    private static byte[] bytes() {
      try {
        Path training = Files.createTempFile("train", ".csv");
        Files.writeString(training, rows(300, 1, false));
        byte[] bytes = Detectors.untrained(Tables.read(training.toString()), 1).bytes();
        Files.delete(training);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
