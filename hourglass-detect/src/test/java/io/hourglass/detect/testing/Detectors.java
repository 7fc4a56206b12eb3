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
import io.hourglass.detect.cells.CellPredictorFit;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.rows.FeatureRows;
import io.hourglass.detect.rows.FeatureSpace;
import io.hourglass.detect.rows.RowScorer;
import io.hourglass.detect.rows.ScorerEnsemble;
import io.hourglass.detect.rows.ScorerFitting;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.layer.Activation;
import io.hourglass.testing.Models;
import java.util.ArrayList;
import java.util.List;

/**
 * Detectors whose autoencoders were never trained: there at once, and good enough for everything
 * but good figures.
 */
public final class Detectors {
  private Detectors() {}

  /** A detector for tables like this one, calibrated on it at a rate of 5 %. */
  public static RowDetector untrained(Table table, long seed) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    Rows encoded = codec.encode(table);
    Rows features = FeatureExtractor.of(codec).of(encoded);
    FeatureSpace space = FeatureSpace.fit(codec, features, 0.25);
    FeatureRows rows = space.rows(features.values());
    ScorerFitting fitting = new ScorerFitting(space, rows, 0, seed, Detectors::autoencoder);
    RowScorer scorer =
        new RowScorer(
            codec, space, ScorerEnsemble.fit(fitting, rows), CellPredictorFit.fit(codec, features));
    return RowDetector.of(scorer, encoded, new Conformal(0.05));
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
