package io.hourglass.detect.fit;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.series.Season;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SignalModel;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a detector to rows that are windows of a signal, nearly all of them normal: trains an
 * autoencoder, keeps the codes of what it learned from, and calibrates on held-out rows. Immutable.
 */
public final class SignalDetectorFitter {
  private static final int LEAST_ROWS = 20;
  private static final int CODE = 16;

  /** Normal rows that others are compared with. */
  private static final int MOST_NORMAL = 4_096;

  private final DetectorSettings fitting;
  private final SeriesSettings.Form form;
  private final TrainingListener listener;

  private SignalDetectorFitter(
      DetectorSettings fitting, SeriesSettings.Form form, TrainingListener listener) {
    this.fitting = fitting;
    this.form = form;
    this.listener = listener;
  }

  /**
   * A fitter with these settings; the contamination is ignored.
   *
   * @param form of the autoencoder
   */
  public static SignalDetectorFitter with(DetectorSettings fitting, SeriesSettings.Form form) {
    return new SignalDetectorFitter(fitting, form, new TrainingListener() {});
  }

  /** Tells a listener how the autoencoder's training goes. */
  public SignalDetectorFitter listening(TrainingListener newListener) {
    return new SignalDetectorFitter(fitting, form, newListener);
  }

  /**
   * Fits a detector.
   *
   * @param table of numbers alone, the columns in the order of the signal
   * @throws DataException if the rows cannot be used, or are too few
   */
  public SignalDetector fit(Table table) {
    checkRows(table);
    CalibrationSplit parts = CalibrationSplit.of(table.rows(), fitting.seed());
    List<String> columns = table.schema().names();
    double[] values = SignalDetector.numbers(table.select(parts.training()), columns, 0);
    float[] center = center(values, columns.size());
    double size = size(values, center);
    float[] scaled = SignalModel.scaled(values, center, size);
    Autoencoder autoencoder =
        trained(NumberTable.of("windows of a signal", "place", scaled, columns.size()));
    int compared = Math.min(MOST_NORMAL, parts.training().length) * columns.size();
    float[] codes = autoencoder.network().encode(Arrays.copyOf(scaled, compared));
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    return SignalDetector.of(
        codec,
        new SignalModel(center, size, autoencoder, codes),
        table.select(parts.calibration()),
        fitting.rule().orElseGet(() -> SignalDetector.defaultRule(parts.calibration().length)));
  }

  private static void checkRows(Table table) {
    if (table.rows() < LEAST_ROWS) {
      throw new DataException(
          "%s: expected at least %d rows to fit a detector to, got %d"
              .formatted(table.name(), LEAST_ROWS, table.rows()));
    }
  }

  private Autoencoder trained(Table windows) {
    SeriesLayout layout =
        new SeriesLayout(
            "row",
            List.of("signal"),
            windows.schema().fields().size(),
            1,
            new Season(false, false));
    return Trainer.with(SeriesTraining.training(windows.rows(), fitting.seed()))
        .listening(listener)
        .fit(SeriesTraining.design(layout, List.of(), form, CODE), windows);
  }

  private static float[] center(double[] values, int width) {
    double[] sums = new double[width];
    int[] counts = new int[width];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sums[i % width] += values[i];
        counts[i % width]++;
      }
    }
    float[] center = new float[width];
    for (int i = 0; i < width; i++) {
      center[i] = counts[i] == 0 ? 0 : (float) (sums[i] / counts[i]);
    }
    return center;
  }

  /** Of all numbers about their centers; 1 where they do not vary. */
  private static double size(double[] values, float[] center) {
    double squares = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double error = values[i] - center[i % center.length];
      squares += Double.isNaN(error) ? 0 : error * error;
      count += Double.isNaN(error) ? 0 : 1;
    }
    return squares > 0 ? Math.sqrt(squares / count) : 1;
  }
}
