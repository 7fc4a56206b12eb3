package io.hourglass.benchmarks.likelihood;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;

/** The trivial model: every pixel is white as often as in the training pictures, on its own. */
final class IndependentPixels {
  /** Pictures that are added to every count, half of them white, so that nothing is impossible. */
  private static final double PRIOR = 1;

  private IndependentPixels() {}

  /** Mean log likelihood of the test pictures, drawn as the models' are. */
  static double of(Table training, Table test) {
    Codec codec =
        CodecFit.defaults()
            .withBinarization(Binarization.DYNAMIC)
            .fit(TableSource.of(training))
            .codec();
    Rows seen = codec.encode(training);
    double[] white = new double[seen.width()];
    for (int i = 0; i < seen.values().length; i++) {
      white[i % white.length] += seen.values()[i];
    }
    Rows judged = Binarization.sample(codec, codec.encode(test), 1);
    double sum = 0;
    for (int i = 0; i < judged.values().length; i++) {
      double share = (white[i % white.length] + PRIOR / 2) / (seen.rows() + PRIOR);
      sum += Math.log(judged.values()[i] > 0 ? share : 1 - share);
    }
    return sum / judged.rows();
  }
}
