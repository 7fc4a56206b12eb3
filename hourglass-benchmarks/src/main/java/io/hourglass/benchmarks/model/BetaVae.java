package io.hourglass.benchmarks.model;

import io.hourglass.Autoencoder;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.DesignText;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.PosteriorSamples;
import io.hourglass.train.Trainer;
import io.hourglass.train.settings.Training;
import java.util.Arrays;

/**
 * A small dense beta-VAE (Higgins et al. 2017) and how it is trained: two hidden layers of 256
 * units with relu on each side, a diagonal Gaussian posterior under a standard normal prior.
 */
record BetaVae(int latents, int epochs) {
  /** Trains it on images alone. */
  Autoencoder fit(Table images, double beta, long seed) {
    String design = "vae:256,256,%d,activation=relu,beta=%s".formatted(latents, beta);
    return Trainer.with(Training.defaults().withEpochs(epochs).withSeed(seed))
        .fit(DesignText.parse(design, images.schema()), TableSource.of(images));
  }

  /** A weight as people write it: 4 and 0.1. */
  static String plain(double beta) {
    return beta == Math.rint(beta) ? String.valueOf((long) beta) : String.valueOf(beta);
  }

  /** Rate and distortion of images, in nats each; NaN where a code has neither. */
  record RateDistortion(double rate, double distortion) {
    /** Measures a model on images, with one posterior sample each. */
    static RateDistortion of(Autoencoder model, Table images) {
      LikelihoodEstimator estimator = LikelihoodEstimator.of(model.network()).orElseThrow();
      ElboTerms terms = estimator.elbo(model.codec().encode(images), PosteriorSamples.of(1, 1));
      return new RateDistortion(mean(terms.kl()), mean(terms.reconstruction()));
    }

    private static double mean(double[] nats) {
      return Arrays.stream(nats).average().orElseThrow();
    }
  }
}
