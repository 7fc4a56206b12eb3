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

/** H2O's autoencoder on card payments: 29-16-8-16-29 with tanh, 10 epochs, its defaults. */
final class H2oCards {
  private static final String SOURCE = "H2oScores.java";
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
    Path folder = Files.createDirectories(peers.cache().resolve("cards"));
    Outcome outcome =
        program(split, peers.built("h2o"), folder).run(LIMIT).orNotAvailable("failed");
    Ranking ranking = Ranking.of(scores(folder.resolve(SCORES)), split.anomalous());
    int rows = split.training().table().rows();
    double fit = outcome.numbers("fit").get(0);
    double score = outcome.numbers("score").get(0);
    return new Trial<>("creditcard", "H2O-3 3.44 autoencoder", 1, ranking, rows, fit, score);
  }

  private static double[] scores(Path file) throws IOException {
    return Files.readAllLines(file).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static Program program(LabeledSplit split, Path built, Path folder) throws IOException {
    Table training = split.training().table();
    Path source = Files.writeString(folder.resolve(SOURCE), Resource.text(H2oCards.class, SOURCE));
    return Program.of(Program.JAVA, "-Xmx4g", "--add-opens", "java.base/java.lang=ALL-UNNAMED")
        .and("-cp", built.resolve("target").resolve("lib") + File.separator + "*")
        .and(source.toString(), written(training, folder.resolve("training.f32")))
        .and(written(split.test().table(), folder.resolve("test.f32")))
        .and(String.valueOf(training.columns().size()), folder.resolve(SCORES).toString())
        .and(String.valueOf(PeerFolder.cores()));
  }

  private static String written(Table rows, Path file) throws IOException {
    FloatFile.write(file, FloatFile.values(rows));
    return file.toString();
  }
}
