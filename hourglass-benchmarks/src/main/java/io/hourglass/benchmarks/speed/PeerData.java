package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.detection.Sample;
import io.hourglass.data.ImageColumn;
import io.hourglass.io.Tables;
import io.hourglass.io.generate.Digits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The data that all are measured on: the peers' own where there is a Python to make them, else
 * others of the same shape. Pixels are rounded to multiples of 1/255, for all, since ours are
 * bytes.
 */
final class PeerData {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String IMAGES = "w1.f32";
  private static final String TABLE = "w3.f32";

  private PeerData() {}

  /** 60,000 images of 28 x 28. */
  static Path images(PeerFolder peers) {
    return peers.data().resolve(IMAGES);
  }

  /** 284,800 rows of 29 columns. */
  static Path table(PeerFolder peers) {
    return peers.data().resolve(TABLE);
  }

  /** Makes the files if they are not there; returns the folder. */
  static PeerFolder prepared(PeerFolder peers) {
    if (!Files.exists(images(peers)) || !Files.exists(table(peers))) {
      peers.notes().accept("writing 220 MB of data to " + peers.data() + " (first time only)");
      write(peers);
    }
    return peers;
  }

  private static void write(PeerFolder peers) {
    try {
      write(peers, Files.createDirectories(peers.cache().resolve("data.part")));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the data cannot be written: " + e.getMessage(), e);
    }
  }

  private static void write(PeerFolder peers, Path part) throws IOException, SQLException {
    if (!isGenerated(peers, part)) {
      writeHere(peers, part);
    }
    round(part.resolve(IMAGES));
    Files.createDirectories(peers.data());
    Files.move(part.resolve(IMAGES), images(peers), StandardCopyOption.REPLACE_EXISTING);
    Files.move(part.resolve(TABLE), table(peers), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(part);
  }

  private static void writeHere(PeerFolder peers, Path part) throws IOException, SQLException {
    peers.notes().accept("no Python with numpy: data of the same shape are made here");
    FloatFile.write(part.resolve(IMAGES), digits());
    FloatFile.write(part.resolve(TABLE), mixtures(part.resolve("rows.parquet")));
  }

  private static void round(Path file) throws IOException {
    float[] pixels = FloatFile.read(file);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.round(255 * pixels[i]) / 255f;
    }
    FloatFile.write(file, pixels);
  }

  private static boolean isGenerated(PeerFolder peers, Path part) {
    Optional<PeerFolder.Python> python = peers.python(peers.pythons(), "numpy", "");
    Optional<Path> script = peers.peers().map(all -> all.resolve("gen.py")).filter(Files::exists);
    return python.isPresent()
        && script.isPresent()
        && Program.of(python.get().executable(), script.get().toString())
            .with("PEERS_DATA", part.toString())
            .run(LIMIT)
            .isGood();
  }

  private static float[] mixtures(Path rows) throws IOException, SQLException {
    ParquetRows.write(rows, Work.W3.rows());
    float[] values = FloatFile.values(Tables.read(rows.toString()));
    Files.delete(rows);
    return values;
  }

  private static float[] digits() {
    return Digits.generate("digits", Work.W1.rows(), 1).columns().stream()
        .filter(ImageColumn.class::isInstance)
        .map(column -> Sample.of((ImageColumn) column).features().values())
        .findFirst()
        .orElseThrow();
  }
}
