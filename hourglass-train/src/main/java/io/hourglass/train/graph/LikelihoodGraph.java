package io.hourglass.train.graph;

import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.BetaBinomial;
import io.hourglass.likelihood.Categorical;
import io.hourglass.likelihood.Condition;
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

/**
 * Likelihoods as graphs: nats per feature; the formulas are those of {@link Likelihood}. A new
 * likelihood is one line in {@link #GRAPHS}.
 */
final class LikelihoodGraph {
  /** The graph of every likelihood. */
  static final FamilyGraphs<Likelihood, Outputs, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<Likelihood, Outputs, Operand<TFloat32>>of(Likelihood.class)
          .with(
              AutoregressiveBernoulli.class,
              (likelihood, out) ->
                  new UnitGraph(out.tf()).bernoulli(out.x(), out.autoregressiveLogits(likelihood)))
          .with(
              Bernoulli.class,
              (likelihood, out) -> new UnitGraph(out.tf()).bernoulli(out.x(), out.z()))
          .with(BetaBinomial.class, (likelihood, out) -> new ByteGraph(out.tf()).betaBinomial(out))
          .with(
              Categorical.class,
              (likelihood, out) -> new LevelGraph(out.tf()).categorical(out.x(), out.z()))
          .with(Condition.class, (likelihood, out) -> out.tf().zerosLike(out.x()))
          .with(
              ContinuousBernoulli.class,
              (likelihood, out) -> new UnitGraph(out.tf()).continuousBernoulli(out.x(), out.z()))
          .with(
              DiscretizedLogisticMixture.class,
              (likelihood, out) ->
                  new ByteGraph(out.tf()).logisticMixture(likelihood.components(), out))
          .with(
              Gaussian.class,
              (likelihood, out) -> new RealGraph(out.tf()).gaussian(likelihood, out))
          .with(
              Laplace.class,
              (likelihood, out) -> new RealGraph(out.tf()).laplace(out.scaled(likelihood.scale())))
          .with(
              LearnedGaussian.class,
              (likelihood, out) ->
                  new RealGraph(out.tf()).learnedGaussian(out.scaled(likelihood.scale())))
          .with(
              NegativeBinomial.class,
              (likelihood, out) ->
                  new CountGraph(out.tf()).negativeBinomial(out.scaled(likelihood.scale())))
          .with(
              Ordinal.class,
              (likelihood, out) -> new LevelGraph(out.tf()).ordinal(out.x(), out.z()))
          .with(
              Poisson.class,
              (likelihood, out) -> new CountGraph(out.tf()).poisson(out.x(), out.z()))
          .with(
              StudentT.class,
              (likelihood, out) ->
                  new RealGraph(out.tf()).studentT(likelihood, out.scaled(likelihood.scale())));

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
    return GRAPHS.build(likelihood, new Outputs(tf, x, z));
  }
}
