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
  /** Wider, with both. */
  BEST;

  private static final double RATE = 3e-3;
  private static final double CLIP_NORM = 100;
  private static final int BATCH = 100;
  private static final int WIDTH = 50;
  private static final int UNITS = 200;
  private static final int MOST_UNITS = 300;
  private static final int COMPONENTS = 500;
  private static final int FEWER_COMPONENTS = 250;
  private static final int SAMPLES = 5;
  private static final int FEWER_SAMPLES = 3;
  private static final int ANNEALING = 6_000;

  /** Of the epochs of the plain one: as many as 20 minutes on two cores allow for. */
  private static final double VAMP_SHARE = 0.92;

  private static final double SEVERAL_SHARE = 0.96;

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
      case VAMP ->
          design(
              UNITS, standard.with(VampPrior.of(COMPONENTS)).with(new ImportanceWeighted(1, true)));
      case IWAE -> design(UNITS, standard.with(new ImportanceWeighted(SAMPLES, true)));
      case BEST ->
          design(
              MOST_UNITS,
              standard
                  .with(VampPrior.of(FEWER_COMPONENTS))
                  .with(new ImportanceWeighted(FEWER_SAMPLES, true)));
    };
  }

  private static Design design(int units, Gaussian latent) {
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

  /** Bound on the gradient of a step; 0 for none. */
  double clipNorm() {
    return this == STANDARD ? 0 : CLIP_NORM;
  }

  /** Its passes: pseudo-inputs and codes cost time. */
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
