package io.hourglass.detect.testing;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.series.SignalModel;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows that are windows of a signal, and detectors of them whose autoencoder was never trained. */
public final class SignalData {
  /** Numbers of a row. */
  public static final int WIDTH = 12;

  private SignalData() {}

  /** Peaks with a little noise, in the columns {@code t0} and on. */
  public static Table beats(int rows, long seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < WIDTH; place++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = 5 * Math.exp(-(place - 4) * (place - 4)) + 0.1 * random.nextGaussian();
      }
      columns.add(new NumericColumn("t" + place, values));
    }
    return new Table("beats.csv", columns);
  }

  /** A detector for such rows; the last third is held out. */
  public static SignalDetector untrained(Table beats, long seed) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(beats)).codec();
    Design design = Design.dense(List.of(8, 3), Activation.TANH, Activation.LINEAR);
    Autoencoder autoencoder =
        Autoencoder.of(
            Models.untrained(design, beats, seed, CodecFit.defaults().withScaling(Scaling.NONE)));
    float[] center = new float[WIDTH];
    int end = beats.rows() * 2 / 3;
    double[] values = SignalDetector.numbers(beats.slice(0, end), codec.schema().names(), 0);
    float[] codes = autoencoder.network().encode(SignalModel.scaled(values, center, 1));
    return SignalDetector.of(
        codec,
        new SignalModel(center, 1, autoencoder, codes),
        beats.slice(end, beats.rows()),
        SignalDetector.defaultRule(beats.rows() - end));
  }
}
