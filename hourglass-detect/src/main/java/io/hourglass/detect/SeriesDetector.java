package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.score.ScoreCalibration;
import io.hourglass.detect.series.BadTimes;
import io.hourglass.detect.series.OrderedSeries;
import io.hourglass.detect.series.Ranges;
import io.hourglass.detect.series.SeriesCalibration;
import io.hourglass.detect.series.SeriesDetectorState;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesTimes;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.series.TimeHandling;
import io.hourglass.detect.series.WindowModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.store.DetectorKind;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.detect.threshold.FixedThreshold;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Detects anomalies in a series of measurements: rows in order of time, each scored by the rows
 * before it and never by those after. Immutable and thread-safe; plain Java; the same bits on every
 * machine.
 *
 * {@snippet class=io.hourglass.detect.SnippetsTest region=series lang=java}
 */
public final class SeriesDetector implements Detector {
  private static final String MODEL = "windows";

  private final Codec codec;
  private final WindowModel model;
  private final SeriesDetectorState state;

  SeriesDetector(Codec codec, WindowModel model, SeriesDetectorState state) {
    state.check(model.components().count());
    if (!codec.schema().names().contains(state.layout().time())
        || !codec.schema().names().containsAll(state.layout().channels())) {
      throw new IllegalArgumentException(
          "the columns must be the time and the channels of the series, got "
              + codec.schema().names());
    }
    this.codec = codec;
    this.model = model;
    this.state = state;
  }

  /**
   * Calibrates an autoencoder of windows. The rows that it learned from set the ranges of normal
   * values; the rows after those set the threshold, and then widen the ranges.
   *
   * @param codec of the rows
   * @param model of windows
   * @param learned rows that the model learned from
   * @param heldOut the rows after these
   * @param rule that sets the threshold by their scores
   * @throws DataException if there is no whole window to learn from, or a channel has no value
   */
  public static SeriesDetector of(
      Codec codec, WindowModel model, SeriesRows learned, SeriesRows heldOut, Rule rule) {
    SeriesCalibration calibration = SeriesCalibration.of(model, learned, heldOut);
    SeriesDetectorState state =
        new SeriesDetectorState(
            model.layout(),
            model.scale(),
            calibration.errorDeviations(),
            calibration.ranges().low(),
            calibration.ranges().high(),
            calibration.longestRuns(),
            ScoreCalibration.of(calibration.scores(), rule));
    return new SeriesDetector(codec, model, state);
  }

  /**
   * Loads a detector of a series.
   *
   * @throws ModelFileException if the file is missing, damaged, newer, or holds something else
   */
  public static SeriesDetector load(Path file) {
    return of(DetectorFile.load(file), file.toString());
  }

  /**
   * The detector in a file's contents.
   *
   * @param where name of the file, for messages
   * @throws ModelFileException if it is no detector of a series
   */
  static SeriesDetector of(DetectorFile file, String where) {
    file.require(DetectorKind.SERIES, where);
    try {
      SeriesDetectorState state = file.state(SeriesDetectorState.class);
      WindowModel model =
          new WindowModel(
              state.layout(), state.scaling(), DetectorParts.of(file).autoencoder(MODEL));
      return new SeriesDetector(file.codec(), model, state);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  @Override
  public DetectorFile file() {
    return new DetectorFile(
        DetectorKind.SERIES,
        codec,
        Json.tree(Json.writeLine(state), "detector.json"),
        new Weights(Map.of()),
        Map.of(MODEL, model.autoencoder().file()));
  }

  @Override
  public Schema schema() {
    return codec.schema();
  }

  @Override
  public Reading reading() {
    return codec.reading();
  }

  /** Time column, channels, window and season. */
  public SeriesLayout layout() {
    return model.layout();
  }

  /** The autoencoder of windows. */
  public Autoencoder autoencoder() {
    return model.autoencoder();
  }

  @Override
  public Threshold threshold() {
    return state.calibration().threshold();
  }

  @Override
  public NormalScores normal() {
    return state.calibration().normal();
  }

  @Override
  public SeriesDetector with(Rule rule) {
    return with(state.calibration().with(rule));
  }

  @Override
  public SeriesDetector calibrated(Table table, boolean[] anomalies, Rule rule) {
    return with(ScoreCalibration.of(score(table).scores(), anomalies, rule));
  }

  private SeriesDetector with(ScoreCalibration calibration) {
    return new SeriesDetector(codec, model, state.with(calibration));
  }

  @Override
  public int maxReasons(int limit) {
    return Math.min(limit, layout().channels().size());
  }

  @Override
  public DetectorSession session() {
    return session(BadTimes.REFUSE);
  }

  /**
   * Starts to score a series.
   *
   * @param badTimes what becomes of rows of a table whose time cannot be used; a record with such a
   *     time is always an error, and passed over
   */
  public DetectorSession session(BadTimes badTimes) {
    return new SeriesSession(codec.reading(), tracker(), times(badTimes == BadTimes.SKIP), state);
  }

  private SeriesTracker tracker() {
    Ranges ranges = Ranges.of(state.low(), state.high());
    ZoneId zone = ZoneId.of(times(false).format().zone());
    return new SeriesTracker(
        model, zone, ranges, state.longestRuns(), state.errorDeviations(), state.calibration());
  }

  /**
   * Puts the rows of a table in order.
   *
   * @throws DataException if a time cannot be used, and such rows are not to be excluded
   */
  public OrderedSeries ordered(Table table, TimeHandling handling) {
    return OrderedSeries.of(table, times(handling.skips()), handling);
  }

  private SeriesTimes times(boolean lenient) {
    String time = layout().time();
    Field field = schema().field(time).orElseThrow();
    return new SeriesTimes(time, codec.reading().reader(field), lenient);
  }

  /**
   * The default rule: above every value seen so far by a twentieth of their range (the margin of
   * Ahmad, Lavin, Purdy and Agha 2017).
   */
  public static Rule defaultRule() {
    return new FixedThreshold(0.05);
  }
}
