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
    List<String> channels = channels(table);
    SeriesRows series =
        SeriesRows.of(ImplausibleValues.asMissing(table), fitting.time(), channels, 0);
    checkChannels(table, channels);
    int learned = series.rows() - (int) (CALIBRATION * series.rows());
    checkRows(series, learned);
    return fit(table, series, learned);
  }

  private List<String> channels(Table table) {
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> !name.equals(fitting.time()))
        .toList();
  }

  private static void checkChannels(Table table, List<String> channels) {
    if (channels.isEmpty()) {
      throw new DataException(
          "%s: expected channels of numbers beside the times, got %s"
              .formatted(table.name(), table.schema().names()));
    }
  }

  private void checkRows(SeriesRows series, int learned) {
    if (learned < 2 * fitting.window()) {
      int least = (int) Math.ceil(2 * fitting.window() / (1 - CALIBRATION));
      String window = SettingReference.to("window");
      throw new DataException(
          ("%s: expected at least %d rows to learn windows of %d rows from, got %d; give more rows,"
                  + " or a shorter window %s")
              .formatted(series.table(), least, fitting.window(), series.rows(), window));
    }
  }

  private SeriesLayout layout(SeriesRows series, int end) {
    long step = series.step();
    long span = series.millis(end - 1) - series.millis(0);
    List<String> channels = series.numbers().stream().map(Column::name).toList();
    return new SeriesLayout(
        fitting.time(), channels, fitting.window(), step, Season.of(span, step));
  }

  private void checkWindows(String table, int windows) {
    if (windows < 2) {
      throw new DataException(
          ("%s: expected windows of %d rows without longer intervals, at least half of their"
                  + " numbers there, to learn from, got %d; give more rows, or a shorter window %s")
              .formatted(table, fitting.window(), windows, SettingReference.to("window")));
    }
  }

  private Autoencoder trained(SeriesLayout layout, List<String> seasons, Table windows) {
    int code = SeriesTraining.code(layout);
    return Trainer.with(SeriesTraining.training(windows.rows(), fitting.seed()))
        .listening(listener)
        .fit(SeriesTraining.design(layout, seasons, fitting.form(), code), windows);
  }

  private SeriesDetector fit(Table table, SeriesRows series, int end) {
    SeriesLayout layout = layout(series, end);
    SeriesRows learned = series.slice(0, end);
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    SeriesScaling scale = SeriesScaling.of(learned);
    TrainingWindows windows = new TrainingWindows(layout, scale);
    Table training = windows.of(learned, fitting.stride().orElse(1 + end / MOST_WINDOWS));
    checkWindows(table.name(), training.rows());
    Autoencoder autoencoder = trained(layout, windows.seasonNames(), training);
    return SeriesDetector.of(
        codec,
        new WindowModel(layout, scale, autoencoder),
        learned,
        series.slice(end, series.rows()),
        fitting.rule().orElseGet(SeriesDetector::defaultRule));
  }
}
