package io.hourglass.benchmarks.model;

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
 * A small dense beta-VAE (Higgins et al. 2017) and how it is trained: two hidden layers of 256
 * units with relu on each side, a diagonal Gaussian posterior under a standard normal prior.
 */
record BetaVae(int latents, int epochs) {
  private static final int HIDDEN = 256;

  /** Trains it on images alone. */
  Autoencoder fit(Table images, double beta, long seed) {
    List<Layer> layers =
        List.of(new Dense(HIDDEN, Activation.RELU), new Dense(HIDDEN, Activation.RELU));
    GaussianLatent latent =
        new GaussianLatent(
            latents,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            Regularization.none().withBeta(beta));
    Design design = new Design(layers, latent, layers, new NoCorruption(), Map.of());
    return Trainer.with(Training.defaults().withEpochs(epochs).withSeed(seed))
        .fit(design, TableSource.of(images));
  }

  /** A weight as people write it: 4 and 0.1. */
  static String plain(double beta) {
    return beta == Math.rint(beta) ? String.valueOf((long) beta) : String.valueOf(beta);
  }

  /** Rate and distortion of images, in nats each. */
  record RateDistortion(double rate, double distortion) {
    /** Where a code has neither. */
    static final RateDistortion NONE = new RateDistortion(Double.NaN, Double.NaN);

    /** Measures a model on images, with one posterior sample each. */
    static RateDistortion of(Autoencoder model, Table images) {
      Rows rows = model.codec().encode(images);
      ElboTerms bounds =
          LikelihoodEstimator.of(model.network())
              .orElseThrow()
              .elbo(rows, PosteriorSamples.of(1, 1));
      return new RateDistortion(
          Arrays.stream(bounds.kl()).average().orElseThrow(),
          Arrays.stream(bounds.reconstruction()).average().orElseThrow());
    }
  }
}
