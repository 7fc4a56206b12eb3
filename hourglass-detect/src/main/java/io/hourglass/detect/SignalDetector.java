package io.hourglass.detect;

import io.hourglass.Autoencoder;
import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.codec.Codec;
import io.hourglass.data.DataException;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.series.SignalDetectorState;
import io.hourglass.detect.series.SignalModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.metric.LabeledScores;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds rows that are unlike normal ones where each row is a whole window of a signal, such as a
 * heart beat: its columns are measurements of one quantity, one after the other. Immutable and
 * thread-safe; plain Java; the same bits on every machine. There is nothing to close.
 */
public final class SignalDetector {
  /** What a file has that is of signals, and no other. */
  private static final String SIGNAL = "signal";

  /** Of a normal distribution 95 % lie within so many deviations. */
  private static final double WITHIN_95 = 1.96;

  private static final double RATE = 0.02;

  private final Codec codec;
  private final SignalModel signal;
  private final SignalDetectorState settings;
  private final float[] normal;
  private final NearestNeighbors neighbours;

  private SignalDetector(Codec codec, SignalModel signal, SignalDetectorState settings) {
    if (!codec.schema().names().equals(settings.signal())
        || settings.signal().size() != signal.center().length) {
      throw new IllegalArgumentException(
          "the columns must be the %d numbers of the signal, got %s"
              .formatted(signal.center().length, codec.schema().names()));
    }
    this.codec = codec;
    this.signal = signal;
    this.settings = settings;
    this.normal = signal.normal();
    this.neighbours = signal.neighbours(normal);
  }

  /**
   * Of an autoencoder of signals.
   *
   * @param codec of the rows
   * @param signal what it makes of them
   * @param heldOut normal rows that it has not learned from
   * @param rule that sets the threshold by their scores
   */
  public static SignalDetector of(Codec codec, SignalModel signal, Table heldOut, Rule rule) {
    List<String> columns = codec.schema().names();
    float[] rows = signal.scaled(numbers(heldOut, columns, 0));
    NearestNeighbors neighbours = signal.neighbours(signal.normal());
    NormalScores normal = NormalScores.of(signal.score(rows, neighbours), true);
    return new SignalDetector(
        codec,
        signal,
        new SignalDetectorState(
            columns, signal.size(), spread(signal, rows), normal, Threshold.of(rule, normal)));
  }

  private static List<Double> spread(SignalModel signal, float[] rows) {
    int width = signal.center().length;
    float[] normal = signal.normal();
    float[] outputs = signal.autoencoder().network().outputs(rows);
    double[] squares = new double[width];
    for (int row = 0; row < rows.length / width; row++) {
      int nearest = nearest(outputs, row, normal, width);
      for (int i = 0; i < width; i++) {
        double error = rows[row * width + i] - normal[nearest * width + i];
        squares[i] += error * error * width / rows.length;
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).boxed().toList();
  }

  private static int nearest(float[] outputs, int row, float[] normal, int width) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < normal.length / width; other++) {
      double squares = 0;
      for (int i = 0; i < width && squares < least; i++) {
        double error = outputs[row * width + i] - normal[other * width + i];
        squares += error * error;
      }
      if (squares < least) {
        least = squares;
        nearest = other;
      }
    }
    return nearest;
  }

  /** Whether a file is of a detector of signals. */
  public static boolean isIn(DetectorFile file) {
    return file.detector().has(SIGNAL);
  }

  /**
   * From the contents of a file.
   *
   * @param where name of the file, for messages
   * @throws ModelFileException if it is no detector of signals
   */
  public static SignalDetector of(DetectorFile file, String where) {
    if (!isIn(file)) {
      throw new ModelFileException(
          where + ": not a detector of signals; make one with detect fit --signal");
    }
    try {
      SignalDetectorState settings =
          Json.read(Json.writeLine(file.detector()), SignalDetectorState.class, "detector.json");
      return new SignalDetector(
          file.codec(),
          SignalModel.of(settings.size(), Autoencoder.of(file.models().get(0)), file.arrays()),
          settings);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  /**
   * From a file.
   *
   * @throws ModelFileException if it is not there, not ours, damaged, newer, or no detector of
   *     signals
   */
  public static SignalDetector load(Path path) {
    return of(DetectorFile.load(path), path.toString());
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
            signal.arrays(),
            List.of(signal.autoencoder().file()))
        .save(target);
  }

  /** The rule without another: a p-value of at most 2 %. */
  public static Rule usualRule(long rows) {
    return Conformal.atLeast(RATE, rows);
  }

  /** Names and types of the columns it takes; others in a table are passed over. */
  public Schema schema() {
    return codec.schema();
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
  public SignalDetector with(Rule rule) {
    return with(settings.normal(), Threshold.of(rule, settings.normal()));
  }

  /**
   * The same, calibrated anew without training.
   *
   * @param scores of normal rows that training has not seen
   * @param labelled what rules that need labels go by
   */
  public SignalDetector calibrated(double[] scores, Rule rule, LabeledScores labelled) {
    NormalScores newNormal = NormalScores.of(scores, true);
    return with(newNormal, Threshold.of(rule, newNormal, labelled));
  }

  private SignalDetector with(NormalScores newNormal, Threshold threshold) {
    return new SignalDetector(codec, signal, settings.with(newNormal, threshold));
  }

  /**
   * Scores of the rows of a table.
   *
   * @throws DataException if a column is not there or not of numbers
   */
  public Detections score(Table table) {
    return score(table, 0);
  }

  /** Scores of the rows of a table that is part of a longer one. */
  public Detections score(Table table, long firstRow) {
    float[] rows = signal.scaled(numbers(table, settings.signal(), firstRow));
    double[] scores = signal.score(rows, neighbours);
    double[] pValues = Arrays.stream(scores).map(normal()::pValue).toArray();
    return new Detections(scores, pValues, threshold().anomalies(scores, normal()));
  }

  /** Numbers of all rows, row by row; NaN where missing. */
  public static double[] numbers(Table table, List<String> columns, long firstRow) {
    double[] numbers = new double[Math.multiplyExact(table.rows(), columns.size())];
    for (int i = 0; i < columns.size(); i++) {
      double[] column = SeriesRows.numbers(table, columns.get(i), firstRow);
      for (int row = 0; row < column.length; row++) {
        numbers[row * columns.size() + i] = column[row];
      }
    }
    return numbers;
  }

  /**
   * How strange one record is; columns not in the map are missing.
   *
   * @param row numbers by column name
   * @param reasons how many columns to give as reasons, at most
   * @throws DataException if a value is no number
   */
  public RowScore score(Map<String, ?> row, int reasons) {
    double[] values = new double[settings.signal().size()];
    for (int i = 0; i < values.length; i++) {
      String column = settings.signal().get(i);
      values[i] = SeriesTracker.number(column, row.get(column));
    }
    double score = signal.score(signal.scaled(values), neighbours)[0];
    return new RowScore(
        score, normal().pValue(score), threshold().isAnomaly(score), reasons(values, reasons));
  }

  /**
   * Where a row is unlike the nearest normal one, the place of the greatest difference first.
   *
   * @param values of all columns, NaN where missing
   * @param most places, at most
   */
  public List<Reason> reasons(double[] values, int most) {
    if (most == 0) {
      return List.of();
    }
    int width = values.length;
    float[] scaled = signal.scaled(values);
    double score = signal.score(scaled, neighbours)[0];
    float[] outputs = signal.autoencoder().network().outputs(scaled);
    int nearest = nearest(outputs, 0, normal, width);
    double[] squares = new double[width];
    double sum = 1e-30; // a row that is the normal one has no share to give
    for (int i = 0; i < width; i++) {
      double error = scaled[i] - normal[nearest * width + i];
      squares[i] = error * error;
      sum += squares[i];
    }
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      double share = score * squares[i] / sum;
      reasons.add(reason(i, share, values[i], normal[nearest * width + i]));
    }
    reasons.sort(Comparator.comparingDouble(Reason::share).reversed());
    return List.copyOf(reasons.subList(0, Math.min(most, width)));
  }

  private Reason reason(int column, double share, double got, double expected) {
    double reach = WITHIN_95 * settings.spread().get(column);
    return new Reason(
        settings.signal().get(column),
        share,
        Double.isNaN(got) ? "missing" : String.format(Locale.ROOT, "%.6g", got),
        text(column, expected),
        text(column, expected - reach),
        text(column, expected + reach));
  }

  private String text(int column, double scaled) {
    return String.format(Locale.ROOT, "%.6g", signal.center()[column] + scaled * signal.size());
  }
}
