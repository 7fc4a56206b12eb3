package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.detection.LabeledSplit;
import io.hourglass.benchmarks.detection.Trial;
import io.hourglass.benchmarks.report.Resource;
import io.hourglass.data.Table;
import io.hourglass.metric.Ranking;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** H2O's autoencoder on card payments: 29-16-8-16-29 with tanh, 10 epochs, its defaults. */
final class H2oCards {
  private static final String SOURCE = "H2oScores.java";
  private static final String TRAINING = "training.f32";
  private static final String TEST = "test.f32";
  private static final String SCORES = "scores.txt";
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
    Table training = split.training().table();
    FloatFile.write(folder.resolve(TRAINING), FloatFile.values(training));
    FloatFile.write(folder.resolve(TEST), FloatFile.values(split.test().table()));
    Files.writeString(folder.resolve(SOURCE), Resource.text(H2oCards.class, SOURCE));
    Outcome outcome = program(built, folder, training.columns().size()).run(LIMIT);
    if (!outcome.isGood() || outcome.numbers("score").isEmpty()) {
      throw new NotAvailableException("failed: " + outcome.failure());
    }
    Stream<String> scores = Files.readAllLines(folder.resolve(SCORES)).stream();
    return new Trial<>(
        "creditcard",
        "H2O-3 3.44 autoencoder",
        1,
        Ranking.of(scores.mapToDouble(Double::parseDouble).toArray(), split.anomalous()),
        training.rows(),
        outcome.numbers("fit").get(0),
        outcome.numbers("score").get(0));
  }

  private static Program program(Path built, Path folder, int columns) {
    String[] files =
        Stream.of(SOURCE, TRAINING, TEST)
            .map(file -> folder.resolve(file).toString())
            .toArray(String[]::new);
    return Program.of(Program.JAVA, "-Xmx4g", "--add-opens", "java.base/java.lang=ALL-UNNAMED")
        .and("-cp", built.resolve("target").resolve("lib") + File.separator + "*")
        .and(files)
        .and(String.valueOf(columns), folder.resolve(SCORES).toString())
        .and(String.valueOf(PeerFolder.cores()));
  }
}
