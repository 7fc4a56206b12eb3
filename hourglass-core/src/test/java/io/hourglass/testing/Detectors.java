package io.hourglass.testing;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.task.anomaly.Conformal;
import io.hourglass.task.detector.AnomalyDetector;
import io.hourglass.task.detector.Calibration;
import io.hourglass.task.detector.Frame;
import io.hourglass.task.detector.Frames;
import io.hourglass.task.detector.Look;
import io.hourglass.task.detector.Neighbours;
import io.hourglass.task.detector.Reconstruction;
import io.hourglass.task.detector.Tails;
import io.hourglass.task.detector.Views;
import io.hourglass.task.picture.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Detectors whose autoencoder was never trained: there at once, and good enough for everything but
 * good figures.
 */
public final class Detectors {
  private Detectors() {}

  /** For tables like this one, calibrated on it at a rate of 5 %. */
  public static AnomalyDetector untrained(Table table, long seed) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    Sight sight = Sight.of(codec);
    Rows encoded = codec.encode(table);
    Rows rows = sight.of(encoded);
    int width = rows.width();
    Tails tails = Tails.of(rows.values(), sight.names());
    Frames frames = Frames.of(rows.values(), sight.names(), tails, 0.75);
    Look look = frames.at(rows.values());
    SplittableRandom random = new SplittableRandom(seed);
    Views views =
        new Views(
            tails,
            Neighbours.draw(Frame.WHITENED, look, 4, 16, random),
            Neighbours.draw(Frame.BENT, look, 4, 16, random),
            Reconstruction.learned(
                List.of(autoencoder(look.whitened(), width, seed)),
                Reconstruction.bounded(look.whitened())));
    return AnomalyDetector.of(
        codec, frames, views, encoded, new Calibration(encoded, new Conformal(0.05)));
  }

  /** An untrained autoencoder of whitened rows. */
  public static Autoencoder autoencoder(float[] whitened, int width, long seed) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[whitened.length / width];
      for (int row = 0; row < values.length; row++) {
        values[row] = whitened[row * width + column];
      }
      columns.add(new NumericColumn("direction " + (column + 1), values));
    }
    Table table = new Table("whitened rows", columns);
    Design design = Design.dense(List.of(4, 2), Activation.TANH, Activation.LINEAR);
    return Autoencoder.of(Models.untrained(design, table, seed));
  }
}
