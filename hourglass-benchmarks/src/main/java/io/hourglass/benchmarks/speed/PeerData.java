package io.hourglass.benchmarks.speed;

import io.hourglass.data.ImageColumn;
import io.hourglass.io.generate.Digits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The data that all are measured on: the peers' own where there is a Python to make them, else
 * others of the same shape. Pixels are rounded to multiples of 1/255, for all, since ours are
 * bytes.
 */
final class PeerData {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int COLUMNS = 29;
  private static final int FACTORS = 6;

  private PeerData() {}

  /** 60,000 images of 28 x 28. */
  static Path images(PeerFolder peers) {
    return peers.data().resolve("w1.f32");
  }

  /** 284,800 rows of 29 columns with mean 0 and deviation 1. */
  static Path table(PeerFolder peers) {
    return peers.data().resolve("w3.f32");
  }

  /** Makes the files if they are not there. */
  static void prepare(PeerFolder peers) {
    if (Files.exists(images(peers)) && Files.exists(table(peers))) {
      return;
    }
    peers.notes().accept("writing 220 MB of data to " + peers.data() + " (first time only)");
    try {
      Path part = peers.cache().resolve("data.part");
      Files.createDirectories(part);
      Files.createDirectories(peers.data());
      if (!isGenerated(peers, part)) {
        peers.notes().accept("no Python with numpy: data of the same shape are made here");
        FloatFile.write(part.resolve("w1.f32"), digits());
        FloatFile.write(part.resolve("w3.f32"), mixtures());
      }
      FloatFile.write(part.resolve("w1.f32"), rounded(FloatFile.read(part.resolve("w1.f32"))));
      move(part.resolve("w1.f32"), images(peers));
      move(part.resolve("w3.f32"), table(peers));
      Files.delete(part);
    } catch (IOException e) {
      throw new UncheckedIOException("the data cannot be written: " + e.getMessage(), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isGenerated(PeerFolder peers, Path part) {
    try {
      Path script = peers.peer("gen.py");
      for (String python : peers.pythons()) {
        if (peers.version(python, "numpy").isPresent()) {
          Outcome outcome =
              Program.of(python, script.toString()).with("PEERS_DATA", part.toString()).run(LIMIT);
          return outcome.isGood();
        }
      }
      return false;
    } catch (NotAvailableException e) {
      return false;
    }
  }

  private static float[] rounded(float[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(255 * pixels[i]) / 255f;
    }
    return values;
  }

  private static float[] digits() {
    ImageColumn images =
        (ImageColumn)
            Digits.generate("digits", Work.W1.rows(), 1).columns().stream()
                .filter(column -> column instanceof ImageColumn)
                .findFirst()
                .orElseThrow();
    int size = images.type().size();
    float[] values = new float[images.rows() * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = images.pixel(i / size, i % size) / 255f;
    }
    return values;
  }

  /** A few independent factors mixed into all columns, and noise. */
  private static float[] mixtures() {
    RandomGenerator random = new SplittableRandom(11);
    double[][] mix = new double[FACTORS][COLUMNS];
    for (double[] factor : mix) {
      for (int column = 0; column < COLUMNS; column++) {
        factor[column] = random.nextGaussian() / Math.sqrt(FACTORS);
      }
    }
    float[] values = new float[Work.W3.rows() * COLUMNS];
    double[] factors = new double[FACTORS];
    for (int row = 0; row < Work.W3.rows(); row++) {
      for (int k = 0; k < FACTORS; k++) {
        factors[k] = random.nextGaussian();
      }
      for (int column = 0; column < COLUMNS; column++) {
        double value = 0.3 * random.nextGaussian();
        for (int k = 0; k < FACTORS; k++) {
          value += factors[k] * mix[k][column];
        }
        values[row * COLUMNS + column] = (float) value;
      }
    }
    return values;
  }
}
