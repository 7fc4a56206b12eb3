package io.hourglass.benchmarks.likelihood;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import java.util.List;
import java.util.Map;

/** Whom to train. The first three are 784-200-200-50 (Burda et al. 2016, one stochastic layer). */
enum Contestant {
  /** Kingma and Welling's. */
  STANDARD,
  /** A prior of 500 learned inputs (Tomczak and Welling 2018). */
  VAMP,
  /** Five importance-weighted codes (Burda et al. 2016). */
  IWAE,
  /** Wider, with both. */
  BEST;

  private static final double RATE = 3e-3;
  private static final double LOWER_RATE = 2e-3;
  private static final double CLIP_NORM = 100;
  private static final int BATCH = 100;
  private static final int LARGE_BATCH = 250;
  private static final int WIDTH = 50;
  private static final int UNITS = 200;
  private static final int MOST_UNITS = 300;
  private static final int COMPONENTS = 500;
  private static final int FEWER_COMPONENTS = 250;
  private static final int SAMPLES = 5;
  private static final int FEWER_SAMPLES = 3;
  private static final int ANNEALING = 6_000;

  /** Of the epochs of the plain one, in about the same time; the best has an hour. */
  private static final double VAMP_SHARE = 0.64;

  private static final double SEVERAL_SHARE = 0.5;

  /** What it is made of. */
  Design design() {
    Gaussian standard =
        new Gaussian(
            WIDTH,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            Regularization.none().withAnnealing(new Annealing.Linear(ANNEALING)));
    return switch (this) {
      case STANDARD -> design(UNITS, standard);
      case VAMP -> design(UNITS, standard.with(VampPrior.of(COMPONENTS)));
      case IWAE -> design(UNITS, standard.with(new ImportanceWeighted(SAMPLES)));
      case BEST ->
          design(
              MOST_UNITS,
              standard
                  .with(VampPrior.of(FEWER_COMPONENTS))
                  .with(new ImportanceWeighted(FEWER_SAMPLES)));
    };
  }

  private static Design design(int units, Gaussian latent) {
    List<Layer> layers =
        List.of(new Dense(units, Activation.SILU), new Dense(units, Activation.SILU));
    return new Design(layers, latent, layers, new NoCorruption(), Map.of());
  }

  /** Rows a step: with pseudo-inputs more, since those are encoded anew at every step. */
  int batch() {
    return this == VAMP || this == BEST ? LARGE_BATCH : BATCH;
  }

  /** Of Adam: with learned priors and several codes a lower one, or the loss gets out of hand. */
  double rate() {
    return this == STANDARD ? RATE : LOWER_RATE;
  }

  /** Bound on the gradient of a step; 0 for none. */
  double clipNorm() {
    return this == STANDARD ? 0 : CLIP_NORM;
  }

  /** Its passes, so that no one takes longer than another: pseudo-inputs and codes cost time. */
  int epochs(int most) {
    double share =
        switch (this) {
          case STANDARD -> 1;
          case VAMP, BEST -> VAMP_SHARE;
          case IWAE -> SEVERAL_SHARE;
        };
    return Math.max(1, (int) (most * share));
  }
}
