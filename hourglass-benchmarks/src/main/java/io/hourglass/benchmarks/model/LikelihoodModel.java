package io.hourglass.benchmarks.model;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
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
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A model of binarized images. The first three are 784-200-200-50 (Burda et al. 2016). */
enum LikelihoodModel {
  /** Kingma and Welling's. */
  STANDARD(1),
  /**
   * A prior of 500 learned inputs (Tomczak and Welling 2018), without the noise of the posterior's
   * density in the gradient (Roeder et al. 2017).
   */
  VAMP(23 / 60.0),
  /**
   * Five importance-weighted samples (Burda et al. 2016), with the doubly reparameterized gradient
   * (Tucker et al. 2019).
   */
  IWAE(24 / 60.0),
  /**
   * Wider, with a VampPrior, and an autoregressive decoder: pixels depend on the preceding ones
   * (PixelVAE, Gulrajani et al. 2017).
   */
  BEST(10 / 60.0);

  private static final int ANNEALING = 6_000;

  /**
   * Share of the standard model's epochs that takes as long: pseudo-inputs, samples and preceding
   * pixels cost time. For the best model, what takes an hour.
   */
  private final double epochShare;

  LikelihoodModel(double epochShare) {
    this.epochShare = epochShare;
  }

  /** Its design, for images in the column {@code image}. */
  Design design() {
    Objective doubly = new ImportanceWeighted(1, true);
    return switch (this) {
      case STANDARD -> design(200, gaussian(50));
      case VAMP -> design(200, gaussian(50).with(VampPrior.of(500)).with(doubly));
      case IWAE -> design(200, gaussian(50).with(new ImportanceWeighted(5, true)));
      case BEST ->
          design(300, gaussian(40).with(VampPrior.of(200)).with(doubly))
              .withLikelihoods(Map.of("image", new AutoregressiveBernoulli()));
    };
  }

  private static GaussianLatent gaussian(int width) {
    Regularization annealed = Regularization.none().withAnnealing(new Annealing.Linear(ANNEALING));
    return new GaussianLatent(width, new Diagonal(), new StandardNormal(), new Elbo(), annealed);
  }

  private static Design design(int units, GaussianLatent latent) {
    List<Layer> layers = Collections.nCopies(2, new Dense(units, Activation.SILU));
    return new Design(layers, latent, layers, new NoCorruption(), Map.of());
  }

  /**
   * How it is trained.
   *
   * @param epochs of the standard model
   * @param threads of the engine; 0 by the size of the model
   */
  Training training(int epochs, int threads) {
    return Training.defaults()
        .withEpochs(Math.max(1, (int) (epochs * epochShare)))
        .withBatch(100)
        .withLearningRate(3e-3)
        .withClipNorm(100)
        .withSchedule(new Schedule.Cosine(0.02))
        .withThreads(threads)
        .withCodec(CodecFit.defaults().withBinarization(Binarization.DYNAMIC));
  }
}
