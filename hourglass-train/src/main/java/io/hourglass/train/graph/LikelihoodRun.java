package io.hourglass.train.graph;

import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.likelihood.Likelihood;
import java.util.ArrayList;
import java.util.List;

/**
 * Adjacent blocks of the same per-feature likelihood, computed by one operation.
 *
 * @param likelihood of all of them
 * @param nullable whether values may be missing
 * @param feature the first feature
 * @param width number of features
 * @param output the first output
 * @param parameters number of outputs
 */
record LikelihoodRun(
    Likelihood likelihood, boolean nullable, int feature, int width, int output, int parameters) {
  /** The runs of a codec, in order; conditions are not reconstructed. */
  static List<LikelihoodRun> of(Codec codec) {
    List<LikelihoodRun> runs = new ArrayList<>();
    int feature = 0;
    int output = 0;
    for (EncodedColumn block : codec.blocks()) {
      if (!block.likelihood().isCondition()) {
        append(runs, of(block, feature, output));
        output += block.parameters();
      }
      feature += block.codec().width();
    }
    return runs;
  }

  private static LikelihoodRun of(EncodedColumn block, int feature, int output) {
    return new LikelihoodRun(
        block.likelihood(),
        block.codec().nullable(),
        feature,
        block.codec().width(),
        output,
        block.parameters());
  }

  private static void append(List<LikelihoodRun> runs, LikelihoodRun next) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).joins(next)) {
      runs.set(last, runs.get(last).with(next));
    } else {
      runs.add(next);
    }
  }

  private boolean joins(LikelihoodRun next) {
    return likelihood.equals(next.likelihood())
        && likelihood.isPerFeature()
        && nullable == next.nullable();
  }

  private LikelihoodRun with(LikelihoodRun next) {
    return new LikelihoodRun(
        likelihood,
        nullable,
        feature,
        width + next.width(),
        output,
        parameters + next.parameters());
  }
}
