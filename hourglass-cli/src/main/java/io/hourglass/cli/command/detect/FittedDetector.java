package io.hourglass.cli.command.detect;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A detector as commands use it: of rows, of a series, or of signals. */
public sealed interface FittedDetector permits FittedRows, FittedSeries, FittedSignal {
  /** Reads and checks a file. */
  static FittedDetector load(Path path) {
    DetectorFile file = DetectorFile.load(path);
    if (SeriesDetector.isIn(file)) {
      return new FittedSeries(SeriesDetector.of(file, path.toString()));
    }
    return SignalDetector.isIn(file)
        ? new FittedSignal(SignalDetector.of(file, path.toString()))
        : new FittedRows(RowDetector.load(path));
  }

  /** Above which a row is an anomaly. */
  Threshold threshold();

  /** How normal rows score. */
  NormalScores normal();

  /** Names and types of the columns it takes. */
  Schema schema();

  /** How many reasons there can be for a row, if so many are wanted. */
  int mostReasons(int wanted);

  /** Begins with the first rows of a source. */
  Pass pass();

  /**
   * The same, calibrated anew.
   *
   * @param table rows that training has not seen
   * @param anomaly which of them are anomalies; without it none is
   */
  FittedDetector calibrated(Table table, Optional<boolean[]> anomaly, Rule rule);

  /** To a file, whole or not at all. */
  void save(Path target);

  /** Scores the rows of a source from the first to the last, some at a time. */
  interface Pass {
    /**
     * Scores the next rows.
     *
     * @param firstRow number of rows before them
     * @param reasons how many to give for each, at most
     */
    Scored score(Table table, long firstRow, int reasons);
  }

  /**
   * Rows with scores.
   *
   * @param anomalies of them
   * @param reasons of each row, as many as were asked for
   */
  record Scored(Detections anomalies, List<List<Reason>> reasons) {
    public Scored {
      reasons = List.copyOf(reasons);
    }
  }
}
