package io.hourglass.benchmarks.collapse;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.design.Design;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
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
 * @param isNamed whether the alarm of a collapse recommends it, as it stands here
 * @param depth hidden layers of the decoder
 * @param regularization of the KL term
 */
record Recipe(String name, boolean isNamed, int depth, Regularization regularization) {
  private static final int WIDTH = 50;
  private static final int HIDDEN = 200;

  /** So deep that the KL term has emptied the code before the decoder can use it. */
  private static final int DEEP = 24;

  private static final int SHALLOW = 2;

  /** The collapse first, then what may help against it. */
  static List<Recipe> all(int steps) {
    Regularization plain = Regularization.none();
    return List.of(
        new Recipe("none: deep decoder, full price at once", false, DEEP, plain),
        new Recipe(
            "annealing=linear alone",
            false,
            DEEP,
            plain.withAnnealing(new Annealing.Linear(steps / 2))),
        new Recipe("free-bits=0.1", true, DEEP, plain.withFreeBits(0.1)),
        new Recipe(
            "target-kl=10,annealing=linear",
            true,
            DEEP,
            plain.withTargetKl(10).withAnnealing(new Annealing.Linear(steps / 5))),
        new Recipe("a weaker decoder", true, SHALLOW, plain));
  }

  Design design() {
    Layer hidden = new Dense(HIDDEN, Activation.RELU);
    return new Design(
        Collections.nCopies(2, hidden),
        new GaussianLatent(WIDTH, new Diagonal(), new StandardNormal(), new Elbo(), regularization),
        Collections.nCopies(depth, hidden),
        new NoCorruption(),
        Map.of());
  }
}
