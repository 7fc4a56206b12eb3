package io.hourglass.benchmarks.likelihood;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.likelihood.AutoregressiveBernoulli;
import java.util.List;
import java.util.Map;

/** Whom to train. The first three are 784-200-200-50 (Burda et al. 2016, one stochastic layer). */
enum Contestant {
  /** Kingma and Welling's. */
  STANDARD,
  /**
   * A prior of 500 learned inputs (Tomczak and Welling 2018), without the noise of the density of
   * codes in the gradient (Roeder et al. 2017).
   */
  VAMP,
  /**
   * Five importance-weighted codes (Burda et al. 2016), with the doubly reparameterized gradient
   * (Tucker et al. 2019).
   */
  IWAE,
  /**
   * Wider, with a VampPrior, and pixels that depend on their neighbours before them (PixelVAE,
   * Gulrajani et al. 2017).
   */
  BEST;

  private static final double RATE = 3e-3;
  private static final double CLIP_NORM = 100;
  private static final int BATCH = 100;
  private static final int WIDTH = 50;
  private static final int UNITS = 200;
  private static final int MOST_UNITS = 300;
  private static final int COMPONENTS = 500;
  private static final int FEWER_COMPONENTS = 200;
  private static final int LESS_WIDTH = 40;
  private static final int SAMPLES = 5;
  private static final int ANNEALING = 6_000;

  /** Of the epochs of the plain one: as many as take as long. */
  private static final double VAMP_SHARE = 23 / 60.0;

  private static final double SEVERAL_SHARE = 24 / 60.0;

  /** As many as take an hour. */
  private static final double BEST_SHARE = 10 / 60.0;

  /** What it is made of, for pictures in the column {@code image}. */
  Design design() {
    Objective doubly = new ImportanceWeighted(1, true);
    return switch (this) {
      case STANDARD -> design(UNITS, gaussian(WIDTH));
      case VAMP -> design(UNITS, gaussian(WIDTH).with(VampPrior.of(COMPONENTS)).with(doubly));
      case IWAE -> design(UNITS, gaussian(WIDTH).with(new ImportanceWeighted(SAMPLES, true)));
      case BEST ->
          design(MOST_UNITS, gaussian(LESS_WIDTH).with(VampPrior.of(FEWER_COMPONENTS)).with(doubly))
              .withLikelihoods(Map.of("image", new AutoregressiveBernoulli()));
    };
  }

  private static GaussianLatent gaussian(int width) {
    return new GaussianLatent(
        width,
        new Diagonal(),
        new StandardNormal(),
        new Elbo(),
        Regularization.none().withAnnealing(new Annealing.Linear(ANNEALING)));
  }

  private static Design design(int units, GaussianLatent latent) {
    List<Layer> layers =
        List.of(new Dense(units, Activation.SILU), new Dense(units, Activation.SILU));
    return new Design(layers, latent, layers, new NoCorruption(), Map.of());
  }

  /** Rows a step. */
  int batch() {
    return BATCH;
  }

  /** Of Adam. */
  double rate() {
    return RATE;
  }

  /** Bound on the gradient of a step. */
  double clipNorm() {
    return CLIP_NORM;
  }

  /** Its passes: pseudo-inputs, codes and neighbours cost time. */
  int epochs(int most) {
    double share =
        switch (this) {
          case STANDARD -> 1;
          case VAMP -> VAMP_SHARE;
          case IWAE -> SEVERAL_SHARE;
          case BEST -> BEST_SHARE;
        };
    return Math.max(1, (int) (most * share));
  }
}
