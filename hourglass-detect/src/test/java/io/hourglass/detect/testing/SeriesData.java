package io.hourglass.detect.testing;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.design.Design;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.series.Season;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesScaling;
import io.hourglass.detect.series.TrainingWindows;
import io.hourglass.detect.series.WindowModel;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.likelihood.Condition;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.testing.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Series, and detectors of them whose autoencoder was never trained. */
public final class SeriesData {
  /** Milliseconds from row to row. */
  public static final long STEP = 300_000;

  /** Time of the first row. */
  public static final long BEGIN = 1_700_000_000_000L;

  private SeriesData() {}

  /**
   * Two waves of 24 rows with a little noise, a column {@code at} and the channels {@code a},
   * {@code b}.
   */
  public static Table waves(int rows, long seed) {
    Random random = new Random(seed);
    long[] at = new long[rows];
    double[] a = new double[rows];
    double[] b = new double[rows];
    for (int row = 0; row < rows; row++) {
      at[row] = BEGIN + row * STEP;
      double turn = 2 * Math.PI * row / 24;
      a[row] = 50 + 10 * Math.sin(turn) + 0.5 * random.nextGaussian();
      b[row] = 3 + Math.cos(turn) + 0.05 * random.nextGaussian();
    }
    return table(at, a, b);
  }

  /** A series with the columns {@code at}, {@code a} and {@code b}. */
  public static Table table(long[] at, double[] a, double[] b) {
    return new Table(
        "waves.csv",
        List.of(
            new TimestampColumn("at", at), new NumericColumn("a", a), new NumericColumn("b", b)));
  }

  /** A detector for such a series, with windows of 12 rows; the last fifth is held out. */
  public static SeriesDetector untrained(Table table, long seed) {
    SeriesRows series = SeriesRows.of(table, "at", List.of("a", "b"), 0);
    SeriesLayout layout =
        new SeriesLayout("at", List.of("a", "b"), 12, series.step(), new Season(true, false));
    int end = series.rows() * 4 / 5;
    SeriesRows learned = series.slice(0, end);
    SeriesScaling scale = SeriesScaling.of(learned);
    TrainingWindows windows = new TrainingWindows(layout, scale);
    Map<String, Likelihood> given = new LinkedHashMap<>();
    windows.seasonNames().forEach(name -> given.put(name, new Condition()));
    Design design =
        new Design(
            List.of(new Dense(8, Activation.TANH)),
            new Code(3, Activation.LINEAR),
            List.of(new Dense(8, Activation.TANH)),
            new NoCorruption(),
            given);
    Autoencoder autoencoder =
        Autoencoder.of(
            Models.untrained(
                design,
                windows.of(learned, 1),
                seed,
                CodecFit.defaults().withScaling(Scaling.NONE)));
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    return SeriesDetector.of(
        codec,
        new WindowModel(layout, scale, autoencoder),
        learned,
        series.slice(end, series.rows()),
        SeriesDetector.defaultRule());
  }
}
