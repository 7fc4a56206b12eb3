package io.hourglass.train.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.json.Json;
import io.hourglass.layer.Shape;
import io.hourglass.linalg.Moments;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Weights;
import io.hourglass.network.Weights.Tensor;
import io.hourglass.store.ModelCalibration;
import io.hourglass.store.ModelFile;
import io.hourglass.store.Provenance;
import io.hourglass.train.engine.Engine;
import io.hourglass.train.settings.Training;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From trained weights to a model: parity, calibration, baselines, provenance.
 *
 * @param architecture the trained architecture
 * @param data the rows it was trained on
 * @param settings of the training
 * @param progress with the history of the run
 */
record ModelAssembler(
    Architecture architecture, TrainingData data, Training settings, RunState progress) {
  /** Rows that calibration and baselines are taken from, at most. */
  private static final int SAMPLE = 200_000;

  /** With more features than this no covariance is kept: it would outgrow the model. */
  private static final int MOST_FEATURES = 256;

  /** The contents of {@code training.json}. */
  private record Report(Training settings, Parity parity, List<Epoch> history, int bestEpoch) {}

  Autoencoder model(Weights weights, Engine engine) {
    Network network = new Network(architecture, weights);
    Rows training = data.sample(data.training(), SAMPLE);
    Rows sampled = data.held().map(source -> data.sample(source, SAMPLE)).orElse(training);
    Parity parity = parity(network, weights, sampled, engine);
    parity.check();
    return Autoencoder.of(
        new ModelFile(
            architecture.design(),
            architecture.codec(),
            weights,
            baseline(training),
            calibration(network, sampled),
            report(parity),
            provenance(engine)));
  }

  private ModelCalibration calibration(Network network, Rows rows) {
    return ModelCalibration.of(
        new ReconstructionScorer(network).score(rows.values()).nats(), data.held().isPresent());
  }

  private ObjectNode report(Parity parity) {
    Report report = new Report(settings, parity, progress.history(), progress.bestEpoch());
    ObjectNode json = Json.tree(Json.writeLine(report), "training.json").deepCopy();
    collapse().ifPresent(found -> json.put("collapse", found.sentence()));
    return json;
  }

  /** The posterior collapse at the epoch whose weights are kept. */
  private Optional<PosteriorCollapse> collapse() {
    int kept = settings.patience() > 0 ? progress.bestEpoch() : progress.history().size();
    return kept == 0
        ? Optional.empty()
        : CollapseAlarm.of(progress.history().get(kept - 1), architecture.design().latent());
  }

  private Parity parity(Network network, Weights weights, Rows rows, Engine engine) {
    int width = rows.width();
    // a whole batch, with rows of zeros where there are fewer
    float[] some = Arrays.copyOf(rows.values(), settings.batch() * width);
    return Parity.of(network, some, engine.outputs(weights, some));
  }

  private static Weights baseline(Rows rows) {
    int width = rows.width();
    return width > MOST_FEATURES
        ? new Weights(Map.of("mean", vector(Moments.mean(rows.values(), width))))
        : baseline(Moments.of(rows.values(), width), Shape.of(width, width));
  }

  private static Weights baseline(Moments moments, Shape square) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("mean", vector(moments.mean()));
    arrays.put("covariance", new Tensor(square, floats(moments.covariance().values())));
    return new Weights(arrays);
  }

  private static Tensor vector(double[] values) {
    return new Tensor(Shape.of(values.length), floats(values));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Provenance provenance(Engine engine) {
    return new Provenance(
        data.name(),
        data.feed().rows(),
        data.feed().hash(),
        LibraryVersion.HOURGLASS,
        engine.description(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
