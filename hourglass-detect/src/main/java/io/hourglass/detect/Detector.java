package io.hourglass.detect;

import io.hourglass.data.Reading;
import io.hourglass.data.RecordFields;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.store.DiskSpace;
import io.hourglass.store.ModelFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * A fitted anomaly detector: scores rows, flags those above a calibrated threshold, and names the
 * columns behind a score. Immutable and thread-safe; plain Java; the same bits on every machine.
 * There is nothing to close.
 *
 * {@snippet class=io.hourglass.detect.SnippetsTest region=detector lang=java}
 *
 * <p>A {@link RowDetector} scores each row by itself, a {@link SeriesDetector} by the rows before
 * it, and a {@link SignalDetector} as a whole window of a signal.
 */
public sealed interface Detector permits RowDetector, SeriesDetector, SignalDetector {
  /**
   * Loads a detector of any kind.
   *
   * @throws ModelFileException if the file is missing, damaged, newer, or no detector
   */
  static Detector load(Path file) {
    return of(DetectorFile.load(file), file.toString());
  }

  /**
   * Loads a detector from a stream, which is read to its end and not closed.
   *
   * @throws ModelFileException if the stream cannot be read, or does not hold a detector
   */
  static Detector load(InputStream in) {
    try {
      return of(in.readAllBytes());
    } catch (IOException e) {
      throw new ModelFileException("stream: cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Loads a detector from the bytes of its file.
   *
   * @throws ModelFileException if they are not those of a detector
   */
  static Detector of(byte[] bytes) {
    return of(DetectorFile.of(bytes, "detector"), "detector");
  }

  private static Detector of(DetectorFile file, String where) {
    return switch (file.kind()) {
      case ROWS -> RowDetector.of(file, where);
      case SERIES -> SeriesDetector.of(file, where);
      case SIGNALS -> SignalDetector.of(file, where);
    };
  }

  /** The contents of its file. */
  DetectorFile file();

  /** The bytes of its file. */
  default byte[] bytes() {
    return file().bytes();
  }

  /**
   * Writes its file, whole or not at all.
   *
   * @throws ModelFileException if it cannot be written
   */
  default void save(Path target) {
    DiskSpace.write(target, bytes());
  }

  /** Names and types of the columns it takes; other columns of a table are ignored. */
  Schema schema();

  /**
   * How the training data were read: types of columns, missing values, how numbers and dates are
   * written. Files that are read with it are read as the training data were.
   */
  Reading reading();

  /** The score above which a row is an anomaly. */
  Threshold threshold();

  /** How normal rows score. */
  NormalScores normal();

  /**
   * The same detector with another threshold, set on the same normal rows.
   *
   * @throws IllegalArgumentException if the rule needs labels, or there are too few rows for it
   */
  Detector with(Rule rule);

  /**
   * The same detector, recalibrated without training.
   *
   * @param normal normal rows that training has not seen
   * @param rule that sets the threshold
   */
  default Detector calibrated(Table normal, Rule rule) {
    return calibrated(normal, new boolean[normal.rows()], rule);
  }

  /**
   * The same detector, recalibrated on labeled rows without training.
   *
   * @param table rows that training has not seen
   * @param anomalies which of them are anomalies
   * @param rule that sets the threshold; it may need labels
   */
  Detector calibrated(Table table, boolean[] anomalies, Rule rule);

  /**
   * Scores the rows of a table. A rule that looks at all rows at once does so here.
   *
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  default Detections score(Table table) {
    return session().next(table, 0, 0);
  }

  /**
   * Scores one record by itself, without reasons; columns that are not in the map are missing. A
   * detector of a series takes it for the first row of a new series: use a {@link #session}.
   *
   * @param row plain values by column name: numbers, text, {@link java.time.Instant}s, bytes
   * @throws io.hourglass.data.DataException if a value is of the wrong kind
   */
  default RowScore score(Map<String, ?> row) {
    return score(row, 0);
  }

  /**
   * Scores one record by itself, as {@link #score(Map)} does, and gives reasons.
   *
   * @param reasons the most to give
   */
  default RowScore score(Map<String, ?> row, int reasons) {
    return session().next(row, reasons);
  }

  /**
   * Scores one record of Java by itself: its components are the columns of the same name.
   *
   * @param reasons the most to give
   * @throws io.hourglass.data.DataException if a value is of the wrong kind
   */
  default RowScore score(Record row, int reasons) {
    return score(RecordFields.of(row), reasons);
  }

  /** Scores one record of Java by itself, without reasons. */
  default RowScore score(Record row) {
    return score(row, 0);
  }

  /** The most reasons a row can have, up to a number. */
  int maxReasons(int limit);

  /** Starts to score rows one after the other; one session belongs to one thread. */
  DetectorSession session();
}
