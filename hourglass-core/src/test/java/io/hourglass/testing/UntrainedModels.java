package io.hourglass.testing;

import io.hourglass.Autoencoder;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.json.Json;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Shape;
import io.hourglass.linalg.Moments;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.store.ModelCalibration;
import io.hourglass.store.ModelFile;
import io.hourglass.store.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models with random weights: good enough for everything but good figures, and there at once. */
public final class UntrainedModels {
  private UntrainedModels() {}

  /** For tables like this one. */
  public static Autoencoder untrained(Table table) {
    return untrained(table, Design.dense(List.of(8, 2), Activation.TANH, Activation.LINEAR));
  }

  /** For tables like this one, with a distribution over codes. */
  public static Autoencoder variational(Table table) {
    Design plain = Design.dense(List.of(8, 2), Activation.TANH, Activation.LINEAR);
    return untrained(
        table,
        new Design(
            plain.encoder(),
            GaussianLatent.standard(2),
            plain.decoder(),
            plain.corruption(),
            plain.likelihoods()));
  }

  private static Autoencoder untrained(Table table, Design design) {
    CodecFit.Fitted fitted = CodecFit.defaults().fit(TableSource.of(table));
    Architecture architecture = Architecture.of(design, fitted.codec());
    return Autoencoder.of(
        new ModelFile(
            design,
            architecture.codec(),
            Weights.start(architecture.parameters(), 1),
            baseline(fitted.codec().encode(table)),
            ModelCalibration.of(new double[] {1, 2, 3}, false),
            Json.tree("{\"settings\":{\"epochs\":0}}", "test"),
            new Provenance(table.name(), fitted.rows(), "", "0", "nothing", "17", "any")));
  }

  private static Weights baseline(Rows rows) {
    Moments moments = Moments.of(rows.values(), rows.width());
    int width = rows.width();
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    arrays.put("mean", new Weights.Tensor(Shape.of(width), floats(moments.mean())));
    arrays.put(
        "covariance",
        new Weights.Tensor(Shape.of(width, width), floats(moments.covariance().values())));
    return new Weights(arrays);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
