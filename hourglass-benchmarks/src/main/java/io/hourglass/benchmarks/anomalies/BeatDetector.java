package io.hourglass.benchmarks.anomalies;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.fit.SignalDetectorFitter;
import io.hourglass.detect.threshold.NormalScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A detector of strange heart beats, and how it is fitted to normal ones. */
interface BeatDetector {
  /** As printed. */
  String name();

  /**
   * Learns from normal beats, some of which it keeps out to see how they score.
   *
   * @param beats side by side, in random order
   */
  Learned fit(float[] beats, int width, long seed);

  /**
   * What was learned.
   *
   * @param normal how normal beats score that were kept out
   * @param scorer of others
   */
  record Learned(NormalScores normal, Entrant.Scorer scorer) {}

  /** All that take part, ours first. */
  static List<BeatDetector> all() {
    List<BeatDetector> all = new ArrayList<>();
    all.add(new Signals("signal", SeriesSettings.Form.CONV));
    all.add(new Signals("signal dense", SeriesSettings.Form.DENSE));
    all.add(new Rows());
    Entrants.baselines().forEach(entrant -> all.add(new Simple(entrant)));
    return all;
  }

  /** Our detector of signals: {@code detect fit --signal}, {@code --design dense} the other. */
  record Signals(String name, SeriesSettings.Form form) implements BeatDetector {
    @Override
    public Learned fit(float[] beats, int width, long seed) {
      SignalDetector detector =
          SignalDetectorFitter.with(DetectorSettings.defaults().withSeed(seed), form)
              .fit(table(beats, width));
      return new Learned(detector.normal(), rows -> detector.score(table(rows, width)).scores());
    }
  }

  /** Our detector of rows: {@code detect fit}. */
  record Rows() implements BeatDetector {
    @Override
    public String name() {
      return "rows";
    }

    @Override
    public Learned fit(float[] beats, int width, long seed) {
      RowDetector detector =
          DetectorFitter.with(DetectorSettings.defaults().withSeed(seed))
              .fit(table(beats, width));
      return new Learned(detector.normal(), rows -> detector.score(table(rows, width)).scores());
    }
  }

  /** One that has to be beaten; it learns from as many as ours. */
  record Simple(Entrant entrant) implements BeatDetector {
    private static final double LEARNED = 0.8;

    @Override
    public String name() {
      return entrant.name();
    }

    @Override
    public Learned fit(float[] beats, int width, long seed) {
      int rows = beats.length / width;
      int end = width * (int) (LEARNED * rows);
      Entrant.Scorer scorer = entrant.fit(Arrays.copyOf(beats, end), width, seed);
      double[] scores = scorer.score(Arrays.copyOfRange(beats, end, beats.length));
      return new Learned(NormalScores.of(scores, true), scorer);
    }
  }

  private static Table table(float[] beats, int width) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[beats.length / width];
      for (int row = 0; row < values.length; row++) {
        values[row] = beats[row * width + column];
      }
      columns.add(new NumericColumn("t" + (column + 1), values));
    }
    return new Table("beats", columns);
  }
}
