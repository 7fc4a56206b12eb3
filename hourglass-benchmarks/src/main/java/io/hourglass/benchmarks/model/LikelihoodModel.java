package io.hourglass.benchmarks.model;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.train.settings.Schedule;
import io.hourglass.train.settings.Training;
import java.util.Map;

/** A model of binarized images. The first three are 784-200-200-50 (Burda et al. 2016). */
enum LikelihoodModel {
  /** Kingma and Welling's. */
  STANDARD("vae:200,200,50", 1),
  /**
   * A prior of 500 learned inputs (Tomczak and Welling 2018), without the noise of the posterior's
   * density in the gradient (Roeder et al. 2017).
   */
  VAMP("vae:200,200,50,prior=vamp:500,gradient=doubly", 23 / 60.0),
  /**
   * Five importance-weighted samples (Burda et al. 2016), with the doubly reparameterized gradient
   * (Tucker et al. 2019).
   */
  IWAE("vae:200,200,50,samples=5,gradient=doubly", 24 / 60.0),
  /**
   * Wider, with a VampPrior, and an autoregressive decoder: pixels depend on the preceding ones
   * (PixelVAE, Gulrajani et al. 2017).
   */
  BEST("vae:300,300,40,prior=vamp:200,gradient=doubly", 10 / 60.0);

  private final String design;

  /**
   * Share of the standard model's epochs that takes as long: pseudo-inputs, samples and preceding
   * pixels cost time. For the best model, what takes an hour.
   */
  private final double epochShare;

  LikelihoodModel(String design, double epochShare) {
    this.design = design;
    this.epochShare = epochShare;
  }

  /** Its design, for images in the column {@code image}. */
  Design design(Schema schema) {
    Design annealed = DesignText.parse(design + ",annealing=linear:6000", schema);
    return this == BEST
        ? annealed.withLikelihoods(Map.of("image", new AutoregressiveBernoulli()))
        : annealed;
  }

  /**
   * How it is trained.
   *
   * @param epochs of the standard model
   */
  Training training(int epochs) {
    return Training.defaults()
        .withEpochs(Math.max(1, (int) (epochs * epochShare)))
        .withBatch(100)
        .withLearningRate(3e-3)
        .withClipNorm(100)
        .withSchedule(new Schedule.Cosine(0.02))
        .withCodec(CodecFit.defaults().withBinarization(Binarization.DYNAMIC));
  }
}
