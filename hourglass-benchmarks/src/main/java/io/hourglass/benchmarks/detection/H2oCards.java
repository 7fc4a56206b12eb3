package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.own.Floats;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Line;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import io.hourglass.benchmarks.speed.AbsentException;
import io.hourglass.benchmarks.speed.Workshop;
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
import java.util.List;
import java.util.Locale;

/**
 * H2O's autoencoder on the same card payments: 29-16-8-16-29 with tanh, 10 epochs, its defaults.
 */
final class H2oCards {
  private static final String SOURCE = "H2oScores.java";
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private H2oCards() {}

  /**
   * Fits it and scores the test rows.
   *
   * @throws AbsentException if it is not there, or fails
   */
  static Rival measure(Split split, Workshop workshop) throws AbsentException {
    Path built = workshop.built("h2o");
    try {
      Path folder = Files.createDirectories(workshop.cache().resolve("cards"));
      Path scores = folder.resolve("scores.txt");
      Floats.write(folder.resolve("training.f32"), values(split.training()));
      Floats.write(folder.resolve("test.f32"), values(split.test()));
      Outcome outcome = program(built, folder, split, scores).run(LIMIT);
      if (!outcome.isGood()) {
        throw new AbsentException("failed: " + outcome.failure());
      }
      double[] read =
          Files.readAllLines(scores).stream().mapToDouble(Double::parseDouble).toArray();
      Ranking ranking = Ranking.of(read, split.anomalous());
      return new Rival(
          "H2O-3 3.44 autoencoder",
          number(outcome, "fit"),
          number(outcome, "score"),
          ranking.auroc());
    } catch (IOException e) {
      throw new AbsentException("its data cannot be written: " + e.getMessage());
    }
  }

  private static Program program(Path built, Path folder, Split split, Path scores)
      throws IOException {
    Path source = folder.resolve(SOURCE);
    try (InputStream in = H2oCards.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + SOURCE);
      }
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    return Program.of(
            Jvm.executable(),
            "-Xmx4g",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            built.resolve("target").resolve("lib") + File.separator + "*",
            source.toString(),
            folder.resolve("training.f32").toString(),
            folder.resolve("test.f32").toString())
        .and(
            String.valueOf(split.training().columns().size()),
            scores.toString(),
            String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  private static float[] values(Table table) {
    int width = table.columns().size();
    float[] values = new float[table.rows() * width];
    for (int column = 0; column < width; column++) {
      NumericColumn numbers = (NumericColumn) table.columns().get(column);
      for (int row = 0; row < table.rows(); row++) {
        values[row * width + column] = (float) numbers.get(row);
      }
    }
    return values;
  }

  private static double number(Outcome outcome, String key) throws AbsentException {
    List<Line> lines = outcome.lines();
    return lines.stream()
        .flatMap(line -> line.number(key).stream())
        .findFirst()
        .orElseThrow(() ->
            new AbsentException(String.format(Locale.ROOT, "did not say its seconds to %s", key)));
  }
}
