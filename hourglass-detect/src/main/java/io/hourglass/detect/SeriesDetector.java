package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.data.DataException;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.Ranges;
import io.hourglass.detect.series.SeriesCalibration;
import io.hourglass.detect.series.SeriesDetectorState;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.series.WindowModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.threshold.FixedThreshold;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.metric.LabeledScores;
import io.hourglass.network.Weights;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what is strange in a series of measurements. Immutable and thread-safe; plain Java; the
 * same bits on every machine. There is nothing to close.
 *
 * {@snippet class=io.hourglass.detect.SnippetsTest region=series lang=java}
 *
 * <p>A row is judged by what came before it, never by what comes after: what {@link #score} says of
 * a table is what a {@link SeriesTracker} says of its rows one by one.
 */
public final class SeriesDetector {
  /** What a file has that is of a series, and no other. */
  private static final String SERIES = "series";

  private final Codec codec;
  private final WindowModel model;
  private final SeriesDetectorState settings;

  SeriesDetector(Codec codec, WindowModel model, SeriesDetectorState settings) {
    settings.check(model.signs().count());
    if (!codec.schema().names().contains(settings.series().time())
        || !codec.schema().names().containsAll(settings.series().channels())) {
      throw new IllegalArgumentException(
          "the columns must be the time and the channels of the series, got "
              + codec.schema().names());
    }
    this.codec = codec;
    this.model = model;
    this.settings = settings;
  }

  /**
   * Of an autoencoder of windows. What it learned from is taken as seen; the rows after that say
   * how normal rows score, and are then taken as seen too.
   *
   * @param codec of the rows
   * @param model of windows
   * @param learned rows that it learned from
   * @param heldOut the rows after these
   * @param rule that sets the threshold by their scores
   * @throws DataException if there is no whole window to learn from, or a channel has no value
   */
  public static SeriesDetector of(
      Codec codec, WindowModel model, SeriesRows learned, SeriesRows heldOut, Rule rule) {
    SeriesCalibration calibration = SeriesCalibration.of(model, learned, heldOut);
    SeriesDetectorState settings =
        new SeriesDetectorState(
            model.layout(),
            model.scale(),
            calibration.spread(),
            calibration.ranges().low(),
            calibration.ranges().high(),
            calibration.normal(),
            Threshold.of(rule, calibration.normal()));
    return new SeriesDetector(codec, model, settings);
  }

  /** Whether a file is of a detector of series. */
  public static boolean isIn(DetectorFile file) {
    return file.detector().has(SERIES);
  }

  /**
   * From a file.
   *
   * @throws ModelFileException if it is not there, not ours, damaged, newer, or no detector of
   *     series
   */
  public static SeriesDetector load(Path path) {
    return of(DetectorFile.load(path), path.toString());
  }

  /**
   * From the contents of a file.
   *
   * @param where name of the file, for messages
   * @throws ModelFileException if it is no detector of series
   */
  public static SeriesDetector of(DetectorFile file, String where) {
    if (!isIn(file)) {
      throw new ModelFileException(
          where + ": a detector of rows, not of a series; make one with detect fit --time COLUMN");
    }
    try {
      SeriesDetectorState settings =
          Json.read(Json.writeLine(file.detector()), SeriesDetectorState.class, "detector.json");
      WindowModel model =
          new WindowModel(
              settings.series(), settings.scale(), Autoencoder.of(file.models().get(0)));
      return new SeriesDetector(file.codec(), model, settings);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  /**
   * To a file, whole or not at all.
   *
   * @throws ModelFileException if it cannot be written
   */
  public void save(Path target) {
    new DetectorFile(
            codec,
            Json.tree(Json.writeLine(settings), "detector.json"),
            new Weights(Map.of()),
            List.of(model.autoencoder().file()))
        .save(target);
  }

  /** Names and types of the columns it takes; others in a table are passed over. */
  public Schema schema() {
    return codec.schema();
  }

  /** What its rows are. */
  public SeriesLayout layout() {
    return model.layout();
  }

  /** What reconstructs windows. */
  public Autoencoder autoencoder() {
    return model.autoencoder();
  }

  /** Above which a row is an anomaly. */
  public Threshold threshold() {
    return settings.threshold();
  }

  /** How normal rows score. */
  public NormalScores normal() {
    return settings.normal();
  }

  /**
   * The same with another threshold on the same normal rows.
   *
   * @throws IllegalArgumentException if there are too few of them for the rule
   */
  public SeriesDetector with(Rule rule) {
    return with(settings.normal(), Threshold.of(rule, settings.normal()));
  }

  /**
   * The same, calibrated anew without training.
   *
   * @param scores of normal rows that training has not seen
   * @param labelled what rules that need labels go by
   */
  public SeriesDetector calibrated(double[] scores, Rule rule, LabeledScores labelled) {
    NormalScores normal = NormalScores.of(scores, true);
    return with(normal, Threshold.of(rule, normal, labelled));
  }

  private SeriesDetector with(NormalScores normal, Threshold threshold) {
    return new SeriesDetector(codec, model, settings.with(normal, threshold));
  }

  /** Begins to follow a series. */
  public SeriesTracker follow() {
    return new SeriesTracker(
        model,
        Ranges.of(settings.low(), settings.high()),
        settings.spread(),
        settings.normal(),
        settings.threshold());
  }

  /** The rows of a table that is part of a longer one. */
  public SeriesRows points(Table table, long firstRow) {
    return SeriesRows.of(table, layout().time(), layout().channels(), firstRow);
  }

  /**
   * Follows the rows of a table.
   *
   * @param reasons how many channels to give as reasons for each, at most
   * @throws DataException if the table is not like the training data, or not in order of time
   */
  public List<RowScore> follow(Table table, int reasons) {
    return follow(follow(), points(table, 0), reasons);
  }

  /** Goes on following, with more rows. */
  public static List<RowScore> follow(SeriesTracker tracker, SeriesRows points, int reasons) {
    List<RowScore> anomalies = new ArrayList<>();
    for (int row = 0; row < points.rows(); row++) {
      RowScore anomaly = tracker.next(points, row);
      anomalies.add(
          new RowScore(
              anomaly.score(), anomaly.pValue(), anomaly.isAnomaly(), tracker.reasons(reasons)));
    }
    return anomalies;
  }

  /**
   * Scores of the rows of a table. A rule that looks at all of them at once does so here.
   *
   * @throws DataException if the table is not like the training data, or not in order of time
   */
  public Detections score(Table table) {
    return anomalies(follow(table, 0));
  }

  /** Scores of rows that were followed. */
  public Detections anomalies(List<RowScore> rows) {
    double[] scores = rows.stream().mapToDouble(RowScore::score).toArray();
    return new Detections(
        scores,
        rows.stream().mapToDouble(RowScore::pValue).toArray(),
        settings.threshold().anomalies(scores, settings.normal()));
  }

  /**
   * The rule without another: beyond everything that has been seen by a twentieth of its range
   * (Ahmad, Lavin, Purdy and Agha 2017 allow values as much).
   */
  public static Rule usualRule() {
    return new FixedThreshold(0.05);
  }
}
