package io.hourglass.detect.fit;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.series.OrderedSeries;
import io.hourglass.detect.series.Season;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesScaling;
import io.hourglass.detect.series.TimeHandling;
import io.hourglass.detect.series.TrainingWindows;
import io.hourglass.detect.series.WindowModel;
import io.hourglass.setting.SettingReference;
import io.hourglass.train.Trainer;
import io.hourglass.train.run.TrainingListener;
import java.util.List;

/**
 * Fits a detector to a series, nearly all of it normal: trains an autoencoder on windows of its
 * earlier part, and calibrates on the later one. Immutable.
 */
public final class SeriesDetectorFitter {
  /** The share of rows, the last ones, that is held out for calibration. */
  private static final double CALIBRATION = 0.2;

  private static final int MOST_WINDOWS = 20_000;

  private final SeriesSettings fitting;
  private final TrainingListener listener;

  private SeriesDetectorFitter(SeriesSettings fitting, TrainingListener listener) {
    this.fitting = fitting;
    this.listener = listener;
  }

  /** A trainer with these settings. */
  public static SeriesDetectorFitter with(SeriesSettings fitting) {
    return new SeriesDetectorFitter(fitting, new TrainingListener() {});
  }

  /** Tells a listener how the autoencoder's training goes. */
  public SeriesDetectorFitter listening(TrainingListener newListener) {
    return new SeriesDetectorFitter(fitting, newListener);
  }

  /**
   * Fits a detector.
   *
   * @param given rows in order of time, as {@link OrderedSeries} makes it; every column but that of
   *     times is a channel
   * @throws DataException if the rows cannot be used, or are too few
   */
  public SeriesDetector fit(Table given) {
    Table table = OrderedSeries.of(given, fitting.time(), TimeHandling.STRICT).table();
    List<String> channels =
        table.columns().stream()
            .map(Column::name)
            .filter(name -> !name.equals(fitting.time()))
            .toList();
    SeriesRows series =
        SeriesRows.of(ImplausibleValues.asMissing(table), fitting.time(), channels, 0);
    if (channels.isEmpty()) {
      throw new DataException(
          "%s: expected channels of numbers beside the times, got %s"
              .formatted(table.name(), table.schema().names()));
    }
    int held = (int) (CALIBRATION * series.rows());
    if (series.rows() - held < 2 * fitting.window()) {
      throw new DataException(
          ("%s: expected at least %d rows to learn windows of %d rows from, got %d; give more rows,"
                  + " or a shorter window %s")
              .formatted(
                  table.name(),
                  (int) Math.ceil(2 * fitting.window() / (1 - CALIBRATION)),
                  fitting.window(),
                  series.rows(),
                  SettingReference.to("window")));
    }
    return fit(table, series, series.rows() - held);
  }

  private SeriesDetector fit(Table table, SeriesRows series, int end) {
    long step = series.step();
    long span = series.millis(end - 1) - series.millis(0);
    List<String> channels = series.numbers().stream().map(Column::name).toList();
    SeriesLayout layout =
        new SeriesLayout(fitting.time(), channels, fitting.window(), step, Season.of(span, step));
    SeriesRows learned = series.slice(0, end);
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    SeriesScaling scale = SeriesScaling.of(learned);
    TrainingWindows windows = new TrainingWindows(layout, scale);
    Table training = windows.of(learned, fitting.stride().orElse(1 + end / MOST_WINDOWS));
    if (training.rows() < 2) {
      throw new DataException(
          ("%s: expected windows of %d rows without longer intervals, at least half of their numbers"
                  + " there, to learn from, got %d; give more rows, or a shorter window %s")
              .formatted(
                  table.name(), fitting.window(), training.rows(), SettingReference.to("window")));
    }
    Autoencoder autoencoder =
        Trainer.with(SeriesTraining.training(training.rows(), fitting.seed()))
            .listening(listener)
            .fit(
                SeriesTraining.design(
                    layout, windows.seasonNames(), fitting.form(), SeriesTraining.code(layout)),
                training);
    return SeriesDetector.of(
        codec,
        new WindowModel(layout, scale, autoencoder),
        learned,
        series.slice(end, series.rows()),
        fitting.rule().orElseGet(SeriesDetector::defaultRule));
  }
}
