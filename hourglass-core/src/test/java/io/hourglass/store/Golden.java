package io.hourglass.store;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.json.Json;
import io.hourglass.latent.Inference;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Results of a released model file, which every later release must give to the bit.
 *
 * @param rows encoded
 * @param nats of every row
 * @param squaredError of every row
 * @param codes of every row
 * @param sampled features of every row, sampled from the likelihoods
 * @param logPosterior of a sampled code of every row; empty without a posterior
 * @param logPrior of those codes
 */
record Golden(
    float[][] rows,
    double[] nats,
    double[] squaredError,
    float[][] codes,
    float[][] sampled,
    double[] logPosterior,
    double[] logPrior) {

  static Golden of(Autoencoder model, float[][] rows) {
    float[] all = joined(rows);
    Network network = model.network();
    Scores scores = model.score(new Rows(all, rows[0].length));
    float[] sampled =
        new ReconstructionScorer(network).sampled(network.outputs(all), new SplittableRandom(5));
    Optional<Inference> inference = network.inference();
    double[] logPosterior = new double[inference.isPresent() ? rows.length : 0];
    double[] logPrior = new double[logPosterior.length];
    inference.ifPresent(distributions -> {
      float[] heads = network.heads(all);
      float[] code = new float[model.design().latent().width()];
      for (int row = 0; row < rows.length; row++) {
        int head = row * (heads.length / rows.length);
        SplittableRandom random = new SplittableRandom(row);
        logPosterior[row] = distributions.sample(heads, head, random, code, 0);
        logPrior[row] = distributions.logPrior(code, 0);
      }
    });
    return new Golden(
        rows,
        scores.nats(),
        scores.squaredError(),
        split(network.encode(all), rows.length),
        split(sampled, rows.length),
        logPosterior,
        logPrior);
  }

  private static float[] joined(float[][] rows) {
    int width = rows[0].length;
    float[] all = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, all, row * width, width);
    }
    return all;
  }

  static float[][] split(float[] values, int rows) {
    int width = values.length / rows;
    float[][] split = new float[rows][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(values, row * width, (row + 1) * width));
    return split;
  }

  private static Path beside(Path model) {
    return model.resolveSibling(model.getFileName().toString().replace(".hg", ".golden.json"));
  }

  void write(Path model) throws IOException {
    Files.writeString(beside(model), Json.writeLine(this) + "\n");
  }

  static Golden read(Path model) throws IOException {
    Path file = beside(model);
    return Json.read(Files.readString(file), Golden.class, file.toString());
  }
}
