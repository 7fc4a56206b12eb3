package io.hourglass.benchmarks.detection;

import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.fit.SignalDetectorFitter;
import io.hourglass.detect.threshold.NormalScores;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Hourglass's detector as a user gets it: {@code detect fit} without an option but the seed.
 *
 * @param name as printed
 * @param fitter fits it to rows
 */
public record HourglassDetector(String name, BiFunction<DetectorSettings, Table, Fitted> fitter)
    implements DetectorUnderTest {
  /** The detector of rows. */
  public static final DetectorUnderTest OF_ROWS = ofRows("Hourglass");

  static DetectorUnderTest ofRows(String name) {
    return new HourglassDetector(
        name,
        (settings, table) -> {
          FitResult result = DetectorFitter.with(settings).fitted(table);
          return new Fitted(result.detector(), result.contamination());
        });
  }

  /** The detector of signals: {@code detect fit --signal}. */
  static DetectorUnderTest ofSignals(String name, SeriesSettings.Form network) {
    return new HourglassDetector(
        name,
        (settings, table) ->
            new Fitted(SignalDetectorFitter.with(settings, network).fit(table), Double.NaN));
  }

  /** The detector of rows, then others. */
  static List<DetectorUnderTest> beside(List<DetectorUnderTest> others) {
    return Stream.concat(Stream.of(OF_ROWS), others.stream()).toList();
  }

  @Override
  public FittedDetector fit(Sample training, long seed) {
    return fitter.apply(DetectorSettings.defaults().withSeed(seed), training.table());
  }

  /** A fitted detector, and the share of the training rows that it took for anomalous. */
  public record Fitted(Detector detector, double contamination) implements FittedDetector {
    @Override
    public double[] score(Sample rows) {
      return detector.score(rows.table()).scores();
    }

    @Override
    public NormalScores normal() {
      return detector.normal();
    }
  }
}
