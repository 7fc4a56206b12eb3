package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a series to alarms, with real trainings. */
@Tag("slow")
class DetectSeriesTrainingTest {
  private static final int FROM = 500;
  private static final int TO = 600;

  @TempDir Path folder = Path.of("");

  private static double wave(int row) {
    return 20 + 5 * Math.sin(2 * Math.PI * row / 48);
  }

  /** Rows with a little noise, and what a function says in rows 501 to 600. */
  private static String series(int rows, long seed, IntToDoubleFunction odd) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("time,load\n");
    for (int row = 0; row < rows; row++) {
      boolean isOdd = row >= FROM && row < TO;
      double value = isOdd ? odd.applyAsDouble(row) : wave(row) + 0.2 * random.nextGaussian();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%.4f%n",
              Instant.parse("2026-01-01T00:00:00Z").plusSeconds(600L * row),
              value));
    }
    return csv.toString();
  }

  private Path fitted(String name, String design) throws IOException {
    Path training =
        Files.writeString(
            folder.resolve("train.csv"), series(1_500, 1, DetectSeriesTrainingTest::wave));
    Path model = folder.resolve(name);
    Cli run =
        Cli.run(
            "detect",
            "fit",
            "--data",
            training,
            "--time",
            "time",
            "--out",
            model,
            "--network",
            design,
            "--window",
            "47",
            "--quiet");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return model;
  }

  private boolean[] flagged(Path model, IntToDoubleFunction odd) throws IOException {
    Path data = Files.writeString(folder.resolve("test.csv"), series(800, 2, odd));
    Path out = folder.resolve("s.csv");
    assertThat(Cli.run("detect", "score", model, "--data", data, "--out", out).code()).isZero();
    Table scored = Tables.read(out.toString());
    boolean[] flagged = new boolean[scored.rows()];
    for (int row = 0; row < flagged.length; row++) {
      flagged[row] = ((NumericColumn) scored.column("anomaly")).get(row) == 1;
    }
    return flagged;
  }

  private static long count(boolean[] flagged, int from, int to) {
    return IntStream.range(from, to).filter(row -> flagged[row]).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "conv"})
  void findsWhatIsStrange(String design) throws IOException {
    Path model = fitted("m.hg", design);
    Random random = new Random(3);

    boolean[] usual = flagged(model, row -> wave(row) + 0.2 * random.nextGaussian());
    boolean[] spike = flagged(model, row -> row == 550 ? 40 : wave(row));
    boolean[] shift = flagged(model, row -> wave(row) + 8);
    boolean[] flat = flagged(model, row -> 20);
    boolean[] season = flagged(model, row -> wave(2 * row));

    assertThat(count(usual, 0, 800)).isLessThan(16);
    assertThat(spike[550]).isTrue();
    assertThat(count(shift, FROM, FROM + 24)).isPositive();
    assertThat(count(flat, FROM, TO)).isPositive();
    assertThat(count(season, FROM, TO)).isPositive();
    assertThat(count(season, 0, FROM)).isLessThan(10);
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    assertThat(Files.readAllBytes(fitted("again.hg", "dense")))
        .isEqualTo(Files.readAllBytes(fitted("m.hg", "dense")));
  }

  @Test
  void findsStrangeWindowsOfASignal() throws IOException {
    Path model = folder.resolve("beats.hg");
    Path training = Files.writeString(folder.resolve("train.csv"), beats(300, 1));
    Path data = Files.writeString(folder.resolve("test.csv"), beats(200, 2));
    Cli fit =
        Cli.run(
            "detect",
            "fit",
            "--data",
            training,
            "--labels",
            "odd",
            "--signal",
            "--out",
            model,
            "--quiet");
    assertThat(fit.code()).isZero();

    Path out = folder.resolve("s.csv");
    assertThat(
            Cli.run("detect", "score", model, "--data", data, "--out", out, "--reasons", 2).code())
        .isZero();
    Cli run = Cli.run("detect", "evaluate", model, "--data", data, "--labels", "odd", "--json");

    assertThat(Json.tree(run.out(), "out").path("auroc").asDouble()).isGreaterThan(0.99);
    assertThat(Files.readAllLines(out).get(0))
        .isEqualTo("row,score,p_value,anomaly,reason_1,reason_2");
  }

  /** Bumps; in every tenth row there is a second one. */
  private static String beats(int rows, long seed) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("odd");
    IntStream.rangeClosed(1, 32).forEach(i -> csv.append(",t").append(i));
    csv.append('\n');
    for (int row = 0; row < rows; row++) {
      boolean odd = row % 10 == 9;
      double height = 1 + 0.2 * random.nextGaussian();
      csv.append(odd ? 1 : 0);
      for (int i = 0; i < 32; i++) {
        double value =
            height * Math.exp(-(i - 10) * (i - 10) / 8.0)
                + (odd ? Math.exp(-(i - 24) * (i - 24) / 8.0) : 0)
                + 0.03 * random.nextGaussian();
        csv.append(String.format(Locale.ROOT, ",%.4f", value));
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
