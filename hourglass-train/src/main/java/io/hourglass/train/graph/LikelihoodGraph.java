package io.hourglass.train.graph;

import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.BetaBinomial;
import io.hourglass.likelihood.Categorical;
import io.hourglass.likelihood.ContinuousBernoulli;
import io.hourglass.likelihood.DiscretizedLogisticMixture;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Laplace;
import io.hourglass.likelihood.LearnedGaussian;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.NegativeBinomial;
import io.hourglass.likelihood.Ordinal;
import io.hourglass.likelihood.Poisson;
import io.hourglass.likelihood.StudentT;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Likelihoods as graphs: nats per feature; the formulas are those of {@link Likelihood}. */
final class LikelihoodGraph {
  private LikelihoodGraph() {}

  /**
   * Nats that add up to the block's negative log likelihood, spread over its features.
   *
   * @param x features (batch, width)
   * @param z outputs (batch, parameters), the learned constants the same in every row
   * @return (batch, width)
   */
  static Operand<TFloat32> nats(
      Ops tf, Likelihood likelihood, Operand<TFloat32> x, Operand<TFloat32> z) {
    Outputs outputs = new Outputs(tf, x, z);
    if (likelihood instanceof Bernoulli) {
      return new UnitGraph(tf).bernoulli(x, z);
    }
    if (likelihood instanceof AutoregressiveBernoulli causal) {
      return new UnitGraph(tf).bernoulli(x, outputs.causalLogits(causal));
    }
    if (likelihood instanceof ContinuousBernoulli) {
      return new UnitGraph(tf).continuousBernoulli(x, z);
    }
    if (likelihood instanceof DiscretizedLogisticMixture mixture) {
      return new ByteGraph(tf).logisticMixture(mixture.components(), outputs);
    }
    if (likelihood instanceof BetaBinomial) {
      return new ByteGraph(tf).betaBinomial(outputs);
    }
    if (likelihood instanceof Categorical) {
      return new LevelGraph(tf).categorical(x, z);
    }
    if (likelihood instanceof Ordinal) {
      return new LevelGraph(tf).ordinal(x, z);
    }
    if (likelihood instanceof Poisson) {
      return new CountGraph(tf).poisson(x, z);
    }
    if (likelihood instanceof NegativeBinomial counts) {
      return new CountGraph(tf).negativeBinomial(outputs.scaled(counts.scale()));
    }
    return real(tf, likelihood, outputs);
  }

  private static Operand<TFloat32> real(Ops tf, Likelihood likelihood, Outputs outputs) {
    RealGraph real = new RealGraph(tf);
    if (likelihood instanceof Gaussian gaussian) {
      return real.gaussian(gaussian, outputs);
    }
    if (likelihood instanceof LearnedGaussian gaussian) {
      return real.learnedGaussian(outputs.scaled(gaussian.scale()));
    }
    if (likelihood instanceof StudentT student) {
      return real.studentT(student, outputs.scaled(student.scale()));
    }
    if (likelihood instanceof Laplace laplace) {
      return real.laplace(outputs.scaled(laplace.scale()));
    }
    throw new IllegalStateException("no graph for the likelihood " + likelihood);
  }
}
