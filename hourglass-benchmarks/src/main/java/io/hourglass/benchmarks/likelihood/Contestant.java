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
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Whom to train. The first three are 784-200-200-50 (Burda et al. 2016, one stochastic layer). */
enum Contestant {
  /** Kingma and Welling's. */
  STANDARD(200, 50, new StandardNormal(), new Elbo(), 1),
  /** A prior of 500 learned inputs (Tomczak and Welling 2018). */
  VAMP(200, 50, new VampPrior(500, false), new Elbo(), 1),
  /** Five importance-weighted codes (Burda et al. 2016). */
  IWAE(200, 50, new StandardNormal(), new ImportanceWeighted(5), 0.5),
  /** The most that an hour gives: wider, with both. */
  BEST(400, 50, new VampPrior(500, true), new ImportanceWeighted(5), 0.5);

  private final int units;
  private final int width;
  private final Prior prior;
  private final Objective objective;
  private final double share;

  Contestant(int units, int width, Prior prior, Objective objective, double share) {
    this.units = units;
    this.width = width;
    this.prior = prior;
    this.objective = objective;
    this.share = share;
  }

  /** What it is made of. */
  Design design() {
    List<Layer> layers =
        Collections.nCopies(2, new Dense(units, Activation.TANH)).stream()
            .map(Layer.class::cast)
            .toList();
    Regularization regularization =
        Regularization.none().withAnnealing(new Annealing.Linear(6_000));
    Gaussian latent = new Gaussian(width, new Diagonal(), prior, objective, regularization);
    return new Design(layers, latent, layers, new NoCorruption(), Map.of());
  }

  /** Its passes, so that no one takes longer than another: several codes a row cost more. */
  int epochs(int most) {
    return Math.max(1, (int) (share * most));
  }
}
