package io.hourglass.benchmarks.detection;

import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.fit.SignalDetectorFitter;
import io.hourglass.detect.threshold.NormalScores;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hourglass's detector as a user gets it: {@code detect fit} without an option but the seed.
 *
 * @param name as printed
 */
public record HourglassDetector(String name) implements DetectorUnderTest {
  /** The detector of rows. */
  public static final DetectorUnderTest OF_ROWS = new HourglassDetector("Hourglass");

  /** The detector of rows, then others. */
  static List<DetectorUnderTest> beside(List<DetectorUnderTest> others) {
    return Stream.concat(Stream.of(OF_ROWS), others.stream()).toList();
  }

  @Override
  public FittedDetector fit(Sample training, long seed) {
    DetectorSettings settings = DetectorSettings.defaults().withSeed(seed);
    return new FittedRows(DetectorFitter.with(settings).fitted(training.table()));
  }

  /** A fitted detector of rows, with what was found about the training rows. */
  record FittedRows(FitResult result) implements FittedDetector {
    @Override
    public double[] score(Sample rows) {
      return result.detector().score(rows.table()).scores();
    }

    @Override
    public NormalScores normal() {
      return result.detector().normal();
    }
  }

  /** The detector of signals: {@code detect fit --signal}. */
  record OfSignals(String name, SeriesSettings.Form network) implements DetectorUnderTest {
    @Override
    public FittedDetector fit(Sample training, long seed) {
      DetectorSettings settings = DetectorSettings.defaults().withSeed(seed);
      return new FittedSignals(SignalDetectorFitter.with(settings, network).fit(training.table()));
    }
  }

  private record FittedSignals(SignalDetector detector) implements FittedDetector {
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
