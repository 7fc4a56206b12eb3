package io.hourglass.detect.testing;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.rows.CalibrationData;
import io.hourglass.detect.rows.DetectorInput;
import io.hourglass.detect.rows.FeatureSpace;
import io.hourglass.detect.rows.FeatureSpaces;
import io.hourglass.detect.rows.NearestNeighborEnsemble;
import io.hourglass.detect.rows.ReconstructionError;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.rows.TailProbability;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
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
  public static RowDetector untrained(Table table, long seed) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    FeatureExtractor sight = FeatureExtractor.of(codec);
    Rows encoded = codec.encode(table);
    Rows rows = sight.of(encoded);
    int width = rows.width();
    TailProbability tails = TailProbability.of(rows.values(), sight.names());
    FeatureSpaces frames = FeatureSpaces.of(rows.values(), sight.names(), tails, 0.75);
    DetectorInput look = frames.at(rows.values());
    SplittableRandom random = new SplittableRandom(seed);
    ScorerEnsemble views =
        new ScorerEnsemble(
            tails,
            NearestNeighborEnsemble.draw(FeatureSpace.WHITENED, look, 4, 16, random),
            NearestNeighborEnsemble.draw(FeatureSpace.BENT, look, 4, 16, random),
            ReconstructionError.learned(
                List.of(autoencoder(look.whitened(), width, seed)),
                ReconstructionError.bounded(look.whitened())));
    return RowDetector.of(
        codec, frames, views, encoded, new CalibrationData(encoded, new Conformal(0.05)));
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
