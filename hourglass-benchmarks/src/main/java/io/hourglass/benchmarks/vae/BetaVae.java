package io.hourglass.benchmarks.vae;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.PosteriorSamples;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A small dense beta-VAE (Higgins et al. 2017) and how it is trained: two hidden layers of relu on
 * each side, a diagonal Gaussian code under a standard normal prior.
 *
 * @param hidden width of the hidden layers
 * @param latents numbers of the code
 * @param epochs of training, Adam at a rate of 0.001, 256 rows a step
 */
record BetaVae(int hidden, int latents, int epochs) {
  /** Trains it on pictures alone. */
  Autoencoder fit(Table pictures, double beta, long seed) {
    List<Layer> layers =
        List.of(new Dense(hidden, Activation.RELU), new Dense(hidden, Activation.RELU));
    GaussianLatent latent =
        new GaussianLatent(
            latents,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            Regularization.none().withBeta(beta));
    Design design = new Design(layers, latent, layers, new NoCorruption(), Map.of());
    return Trainer.with(Training.defaults().withEpochs(epochs).withSeed(seed))
        .fit(design, TableSource.of(pictures));
  }

  /**
   * What pictures cost, in nats each.
   *
   * @param rate nats of the code, the KL term
   * @param distortion nats of the picture given the code
   */
  record Cost(double rate, double distortion) {
    /** Of a model on pictures, with one drawn code each. */
    static Cost of(Autoencoder model, Table pictures) {
      Rows rows = model.codec().encode(pictures);
      ElboTerms bounds =
          LikelihoodEstimator.of(model.network())
              .orElseThrow()
              .elbo(rows, PosteriorSamples.of(1, 1));
      return new Cost(
          Arrays.stream(bounds.kl()).average().orElseThrow(),
          Arrays.stream(bounds.reconstruction()).average().orElseThrow());
    }
  }
}
