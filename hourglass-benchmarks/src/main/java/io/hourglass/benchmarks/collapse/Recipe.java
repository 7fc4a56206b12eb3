package io.hourglass.benchmarks.collapse;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A variational autoencoder that collapses, or does not.
 *
 * @param name of the remedy
 * @param depth hidden layers of the decoder
 * @param regularization of the KL term
 */
record Recipe(String name, int depth, Regularization regularization) {
  private static final int WIDTH = 50;
  private static final int HIDDEN = 200;

  /** Deep enough that the code reaches the pixels too late. */
  private static final int DEEP = 12;

  private static final int SHALLOW = 2;

  /** The collapse first, then its remedies. */
  static List<Recipe> all(int steps) {
    Regularization plain = Regularization.none();
    return List.of(
        new Recipe("none: deep decoder, full price at once", DEEP, plain),
        new Recipe("annealing=linear", DEEP, plain.withAnnealing(new Annealing.Linear(steps / 2))),
        new Recipe("free-bits=0.1", DEEP, plain.withFreeBits(0.1)),
        new Recipe("target-kl=10", DEEP, plain.withTargetKl(10)),
        new Recipe("a weaker decoder", SHALLOW, plain));
  }

  Design design() {
    Layer hidden = new Dense(HIDDEN, Activation.TANH);
    return new Design(
        Collections.nCopies(2, hidden),
        new Gaussian(WIDTH, new Diagonal(), new StandardNormal(), new Elbo(), regularization),
        Collections.nCopies(depth, hidden),
        new NoCorruption(),
        Map.of());
  }
}
