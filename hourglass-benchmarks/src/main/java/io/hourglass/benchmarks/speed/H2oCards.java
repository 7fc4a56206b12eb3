package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.detection.LabeledSplit;
import io.hourglass.benchmarks.detection.Trial;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.metric.Ranking;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;

/** H2O's autoencoder on card payments: 29-16-8-16-29 with tanh, 10 epochs, its defaults. */
final class H2oCards {
  private static final String SOURCE = "H2oScores.java";
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private H2oCards() {}

  /**
   * Fits it and scores the test rows.
   *
   * @throws NotAvailableException if it is not there, or fails
   */
  static Trial<Ranking> measure(LabeledSplit split, PeerFolder peers)
      throws NotAvailableException, IOException {
    Path built = peers.built("h2o");
    Path folder = Files.createDirectories(peers.cache().resolve("cards"));
    Path scores = folder.resolve("scores.txt");
    Table training = split.training().table();
    FloatFile.write(folder.resolve("training.f32"), values(training));
    FloatFile.write(folder.resolve("test.f32"), values(split.test().table()));
    Outcome outcome = program(built, folder, training.columns().size(), scores).run(LIMIT);
    if (!outcome.isGood() || outcome.numbers("score").isEmpty()) {
      throw new NotAvailableException("failed: " + outcome.failure());
    }
    double[] read = Files.readAllLines(scores).stream().mapToDouble(Double::parseDouble).toArray();
    return new Trial<>(
        "creditcard",
        "H2O-3 3.44 autoencoder",
        1,
        Ranking.of(read, split.anomalous()),
        training.rows(),
        outcome.numbers("fit").get(0),
        outcome.numbers("score").get(0));
  }

  private static Program program(Path built, Path folder, int columns, Path scores)
      throws IOException {
    Path source = folder.resolve(SOURCE);
    try (InputStream in = Objects.requireNonNull(H2oCards.class.getResourceAsStream(SOURCE))) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    return Program.of(Program.JAVA, "-Xmx4g", "--add-opens", "java.base/java.lang=ALL-UNNAMED")
        .and("-cp", built.resolve("target").resolve("lib") + File.separator + "*")
        .and(source.toString())
        .and(folder.resolve("training.f32").toString(), folder.resolve("test.f32").toString())
        .and(String.valueOf(columns), scores.toString(), String.valueOf(PeerFolder.cores()));
  }

  private static float[] values(Table table) {
    int width = table.columns().size();
    float[] values = new float[table.rows() * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((NumericColumn) table.columns().get(i % width)).get(i / width);
    }
    return values;
  }
}
