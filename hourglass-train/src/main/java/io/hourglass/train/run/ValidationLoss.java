package io.hourglass.train.run;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Rows;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.PosteriorSamples;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Weights;
import java.util.Arrays;
import java.util.Optional;

/**
 * The loss over the held-out rows, in nats per row: minus the evidence lower bound where codes have
 * a distribution, whatever the weight of the KL term in training; else the reconstruction's. The
 * same codes and the same binary images are sampled every time, so that epochs can be compared.
 *
 * @param architecture the trained architecture
 * @param data with held-out rows
 * @param seed of the samples
 */
record ValidationLoss(Architecture architecture, TrainingData data, long seed) {
  /** NaN where no rows are held out. */
  double of(Weights weights) {
    if (data.held().isEmpty()) {
      return Double.NaN;
    }
    Network network = new Network(architecture, weights);
    Optional<LikelihoodEstimator> evidence = LikelihoodEstimator.of(network);
    ReconstructionScorer scorer = new ReconstructionScorer(network);
    double[] sum = new double[1];
    long[] first = new long[1];
    data.eachHeld((Rows rows) -> {
      Rows sampled = Binarization.sample(architecture.codec(), rows, ~(seed + first[0]));
      PosteriorSamples draws = new PosteriorSamples(1, seed, first[0]);
      sum[0] +=
          evidence
              .map(of -> total(of.elbo(sampled, draws)))
              .orElseGet(() -> total(scorer.score(sampled.values()).nats()));
      first[0] += rows.rows();
    });
    return sum[0] / data.heldRows();
  }

  private static double total(ElboTerms bounds) {
    return total(bounds.reconstruction()) + total(bounds.kl());
  }

  private static double total(double[] values) {
    return Arrays.stream(values).sum();
  }
}
