package io.hourglass.detect;

import io.hourglass.baseline.NearestNeighbors;
import io.hourglass.codec.Codec;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Reading;
import io.hourglass.data.RecordColumns;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.Reason.Values;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.score.ScoreCalibration;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.series.SignalDetectorState;
import io.hourglass.detect.series.SignalModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.store.DetectorKind;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.json.Json;
import io.hourglass.store.ModelFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Detects anomalous rows where each row is a whole window of a signal, such as a heart beat: its
 * columns are measurements of one quantity, one after the other. Immutable and thread-safe; plain
 * Java; the same bits on every machine.
 */
public final class SignalDetector implements Detector {
  private static final String MODEL = "signal";

  /** Deviations on each side of the mean that hold 95 % of a normal distribution. */
  private static final double WITHIN_95 = 1.96;

  private static final double WITHIN = 0.95;

  private static final double RATE = 0.02;

  private final Codec codec;
  private final SignalModel signal;
  private final SignalDetectorState state;
  private final float[] normal;
  private final NearestNeighbors neighbors;

  private SignalDetector(Codec codec, SignalModel signal, SignalDetectorState state) {
    if (!codec.schema().names().equals(state.columns())
        || state.columns().size() != signal.center().length) {
      throw new IllegalArgumentException(
          "the columns must be the %d numbers of the signal, got %s"
              .formatted(signal.center().length, codec.schema().names()));
    }
    this.codec = codec;
    this.signal = signal;
    this.state = state;
    this.normal = signal.normal();
    this.neighbors = signal.neighbors(normal);
  }

  /**
   * Calibrates a model of signals.
   *
   * @param codec of the rows
   * @param signal the model
   * @param heldOut normal rows that it has not learned from
   * @param rule that sets the threshold by their scores
   */
  public static SignalDetector of(Codec codec, SignalModel signal, Table heldOut, Rule rule) {
    List<String> columns = codec.schema().names();
    float[] rows = signal.scaled(numbers(heldOut, columns, 0));
    NearestNeighbors neighbors = signal.neighbors(signal.normal());
    ScoreCalibration calibration = ScoreCalibration.of(signal.score(rows, neighbors), rule);
    return new SignalDetector(
        codec,
        signal,
        new SignalDetectorState(
            columns, signal.size(), errorDeviations(signal, rows), calibration));
  }

  private static List<Double> errorDeviations(SignalModel signal, float[] rows) {
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

  /**
   * Loads a detector of signals.
   *
   * @throws ModelFileException if the file is missing, damaged, newer, or holds something else
   */
  public static SignalDetector load(Path file) {
    return of(DetectorFile.load(file), file.toString());
  }

  /**
   * The detector in a file's contents.
   *
   * @param where name of the file, for messages
   * @throws ModelFileException if it is no detector of signals
   */
  static SignalDetector of(DetectorFile file, String where) {
    file.require(DetectorKind.SIGNALS, where);
    try {
      SignalDetectorState state = file.state(SignalDetectorState.class);
      return new SignalDetector(
          file.codec(),
          SignalModel.of(state.scale(), DetectorParts.of(file).autoencoder(MODEL), file.arrays()),
          state);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  @Override
  public DetectorFile file() {
    return new DetectorFile(
        DetectorKind.SIGNALS,
        codec,
        Json.tree(Json.writeLine(state), "detector.json"),
        signal.arrays(),
        Map.of(MODEL, signal.autoencoder().file()));
  }

  /** The default rule: a p-value of at most 2 %, or as low as so many rows allow for. */
  public static Rule defaultRule(long rows) {
    return Conformal.atLeast(RATE, rows);
  }

  @Override
  public Schema schema() {
    return codec.schema();
  }

  @Override
  public Reading reading() {
    return codec.reading();
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
  public SignalDetector with(Rule rule) {
    return with(state.calibration().with(rule));
  }

  @Override
  public SignalDetector calibrated(Table table, boolean[] anomalies, Rule rule) {
    return with(ScoreCalibration.of(score(table).scores(), anomalies, rule));
  }

  private SignalDetector with(ScoreCalibration calibration) {
    return new SignalDetector(codec, signal, state.with(calibration));
  }

  @Override
  public int maxReasons(int limit) {
    return Math.min(limit, schema().fields().size());
  }

  @Override
  public DetectorSession session() {
    return new Session();
  }

  /** Rows that know nothing of each other. */
  private final class Session implements DetectorSession {
    private double[] newest = {};

    @Override
    public RowScore next(Map<String, ?> row) {
      Map<String, ? extends @Nullable Object> cells = reading().values(row);
      RecordColumns.check(row, cells, schema().names());
      double[] values = new double[state.columns().size()];
      for (int i = 0; i < values.length; i++) {
        String column = state.columns().get(i);
        values[i] = SeriesTracker.number(column, cells.get(column));
      }
      newest = values;
      return state.calibration().rowScore(signal.score(signal.scaled(values), neighbors)[0]);
    }

    @Override
    public List<Reason> reasons(int limit) {
      if (newest.length == 0) {
        throw new IllegalStateException("there is no row to give reasons for");
      }
      return SignalDetector.this.reasons(newest, limit);
    }

    @Override
    public Detections next(Table table, long firstRow, int reasons) {
      double[] values = numbers(reading().of(table, firstRow), state.columns(), firstRow);
      double[] scores = signal.score(signal.scaled(values), neighbors);
      return state
          .calibration()
          .detections(scores, reasons == 0 ? List.of() : reasonsOfAll(values, reasons));
    }
  }

  private List<List<Reason>> reasonsOfAll(double[] values, int limit) {
    int width = state.columns().size();
    return IntStream.range(0, values.length / width)
        .parallel()
        .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
        .map(row -> reasons(row, limit))
        .toList();
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
   * Where a row is unlike the nearest normal one, the place of the greatest difference first.
   *
   * @param values of all columns, NaN where missing
   * @param limit the most reasons
   */
  private List<Reason> reasons(double[] values, int limit) {
    if (limit == 0) {
      return List.of();
    }
    int width = values.length;
    float[] scaled = signal.scaled(values);
    float[] expected = nearestNormal(scaled);
    double[] contributions = contributions(scaled, expected, signal.score(scaled, neighbors)[0]);
    return Reason.ranked(
        IntStream.range(0, width)
            .mapToObj(i -> reason(i, contributions[i], values[i], expected[i]))
            .toList(),
        limit);
  }

  /** The normal row that is nearest to the reconstruction of a row. */
  private float[] nearestNormal(float[] scaled) {
    int width = scaled.length;
    int nearest = nearest(signal.autoencoder().network().outputs(scaled), 0, normal, width);
    return Arrays.copyOfRange(normal, nearest * width, (nearest + 1) * width);
  }

  /** The score divided among the columns in proportion to their squared differences. */
  private static double[] contributions(float[] scaled, float[] expected, double score) {
    double[] squares = new double[scaled.length];
    double sum = 1e-30; // a row that is the normal one has no share to give
    for (int i = 0; i < squares.length; i++) {
      double error = scaled[i] - expected[i];
      squares[i] = error * error;
      sum += squares[i];
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] = score * squares[i] / sum;
    }
    return squares;
  }

  private Reason reason(int column, double share, double actual, double expected) {
    double reach = WITHIN_95 * state.errorDeviations().get(column);
    Values texts =
        new Values(
            Double.isNaN(actual) ? "missing" : String.format(Locale.ROOT, "%.6g", actual),
            text(column, expected),
            text(column, expected - reach),
            text(column, expected + reach));
    String name = state.columns().get(column);
    return Reason.of(name, share, texts, WITHIN, Basis.NEAREST_NORMAL_ROW);
  }

  private String text(int column, double scaled) {
    return String.format(Locale.ROOT, "%.6g", signal.center()[column] + scaled * signal.size());
  }
}
