package io.hourglass.benchmarks.likelihood;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Prior;
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

  private static final int WIDTH = 50;
  private static final int UNITS = 200;
  private static final int MOST_UNITS = 400;
  private static final int COMPONENTS = 500;
  private static final int SAMPLES = 5;
  private static final int ANNEALING = 6_000;

  /** What it is made of. */
  Design design() {
    Gaussian standard =
        new Gaussian(
            WIDTH,
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            Regularization.none().withAnnealing(new Annealing.Linear(ANNEALING)));
    Objective several = new ImportanceWeighted(SAMPLES);
    Prior learned = VampPrior.of(COMPONENTS);
    return switch (this) {
      case STANDARD -> design(UNITS, standard);
      case VAMP -> design(UNITS, standard.with(learned));
      case IWAE -> design(UNITS, standard.with(several));
      case BEST -> design(MOST_UNITS, standard.with(learned).with(several));
    };
  }

  private static Design design(int units, Gaussian latent) {
    List<Layer> layers =
        List.of(new Dense(units, Activation.TANH), new Dense(units, Activation.TANH));
    return new Design(layers, latent, layers, new NoCorruption(), Map.of());
  }

  /** Its passes, so that no one takes longer than another: several codes a row cost more. */
  int epochs(int most) {
    return this == IWAE || this == BEST ? Math.max(1, most / 2) : most;
  }
}
