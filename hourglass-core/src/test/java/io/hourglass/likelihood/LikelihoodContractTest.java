package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every likelihood promises, over the examples of every member. */
class LikelihoodContractTest {
  private static final int TRIALS = 3;
  private static final int DRAWS = 20_000;

  /** Half the distance of two levels of a byte. */
  private static final double HALF_LEVEL = 1 / 510.0;

  static List<Likelihood> likelihoods() {
    // what explains nothing has no outputs to look at
    return Examples.likelihoods().stream().filter(any -> any.support() != Support.NONE).toList();
  }

  /** Values of a block, and how much of the support they stand for. */
  private record Point(float[] features, double weight) {}

  private static Stream<Point> support(Support support) {
    return switch (support) {
      // x = sinh t: finely in the middle, and far enough out
      case REAL ->
          points(
              16 * 1024,
              i -> {
                double t = (i - 8 * 1024) / 512.0;
                return new Point(block(Math.sinh(t)), Math.cosh(t) / 512);
              });
      case UNIT -> points(4096, i -> new Point(block((i + 0.5) / 4096), 1 / 4096.0));
      case BINARY -> points(2, i -> new Point(block(i), 1));
      case BYTE -> points(256, i -> new Point(block(i / 255.0), 1));
      case COUNT -> points(4000, i -> new Point(block(Math.log1p(i)), 1));
      case ONE_HOT -> points(4, i -> new Point(oneHot(i), 1));
      case NONE -> Stream.empty();
    };
  }

  private static Stream<Point> points(int count, IntFunction<Point> point) {
    return IntStream.range(0, count).mapToObj(point);
  }

  private static float[] block(double value) {
    return new float[] {(float) value};
  }

  private static float[] oneHot(int level) {
    float[] features = new float[4];
    features[level] = 1;
    return features;
  }

  private static int width(Likelihood likelihood) {
    return likelihood.support() == Support.ONE_HOT ? 4 : 1;
  }

  private static float[] outputs(Likelihood likelihood, int width, SplittableRandom random) {
    float[] outputs = new float[likelihood.parameters(width)];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (4 * random.nextDouble() - 2);
    }
    return outputs;
  }

  private static double nats(Likelihood likelihood, float[] features, float[] outputs) {
    return likelihood.nats(features, 0, outputs, 0, features.length);
  }

  /** What a mean is taken of: counts, or features. */
  private static double value(Likelihood likelihood, float feature) {
    return likelihood.support() == Support.COUNT ? Math.expm1(feature) : feature;
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void isOneAltogether(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < TRIALS; trial++) {
      float[] outputs = outputs(likelihood, width(likelihood), random);
      double total =
          support(likelihood.support())
              .mapToDouble(p -> p.weight() * Math.exp(-nats(likelihood, p.features(), outputs)))
              .sum();
      assertThat(total).isCloseTo(1, within(likelihood.isDiscrete() ? 1e-5 : 1e-3));
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void meanIsTheExpectation(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(2);
    int width = width(likelihood);
    for (int trial = 0; trial < TRIALS; trial++) {
      float[] outputs = outputs(likelihood, width, random);
      float[] mean = new float[width];
      likelihood.mean(outputs, 0, mean, 0, width);
      double[] expected = new double[width];
      support(likelihood.support())
          .forEach(p -> {
            double share = p.weight() * Math.exp(-nats(likelihood, p.features(), outputs));
            for (int i = 0; i < width; i++) {
              expected[i] += share * value(likelihood, p.features()[i]);
            }
          });
      for (int i = 0; i < width; i++) {
        assertThat(value(likelihood, mean[i])).isCloseTo(expected[i], within(2e-3 + HALF_LEVEL));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void samplesHaveTheMean(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(3);
    int width = width(likelihood);
    float[] outputs = outputs(likelihood, width, random);
    float[] mean = new float[width];
    likelihood.mean(outputs, 0, mean, 0, width);
    double[] sums = new double[width];
    double[] squares = new double[width];
    for (int draw = 0; draw < DRAWS; draw++) {
      float[] sample = likelihood.sample(outputs, 0, width, random);
      for (int i = 0; i < width; i++) {
        double difference = value(likelihood, sample[i]) - value(likelihood, mean[i]);
        sums[i] += difference;
        squares[i] += difference * difference;
      }
    }
    for (int i = 0; i < width; i++) {
      double error = Math.sqrt(squares[i]) / DRAWS;
      assertThat(sums[i] / DRAWS).isCloseTo(0, within(5 * error + HALF_LEVEL));
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void samplesCostTheEntropy(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(4);
    int width = width(likelihood);
    float[] outputs = outputs(likelihood, width, random);
    double entropy =
        support(likelihood.support())
            .mapToDouble(p -> {
              double nats = nats(likelihood, p.features(), outputs);
              return nats > 700 ? 0 : p.weight() * Math.exp(-nats) * nats;
            })
            .sum();
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double nats = nats(likelihood, likelihood.sample(outputs, 0, width, random), outputs);
      sum += nats - entropy;
      squares += (nats - entropy) * (nats - entropy);
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(squares) / DRAWS + 2e-3));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void samplesAreTheSameForTheSameSeed(Likelihood likelihood) {
    float[] outputs = outputs(likelihood, 3, new SplittableRandom(5));
    float[] shifted = new float[outputs.length + 2];
    System.arraycopy(outputs, 0, shifted, 2, outputs.length);
    assertThat(likelihood.sample(shifted, 2, 3, new SplittableRandom(6)))
        .hasSize(3)
        .containsExactly(likelihood.sample(outputs, 0, 3, new SplittableRandom(6)));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void explainsManyOutputsAsOneByOne(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(11);
    float[] outputs = outputs(likelihood, 3, random);
    float[] features = {0, 1, 0};
    int shared = likelihood.sharedParameters(3);
    float[] constants = Arrays.copyOfRange(outputs, outputs.length - shared, outputs.length);
    Likelihood.OutputNats explained = likelihood.forFeatures(features, 0, constants, 3);
    for (int trial = 0; trial < TRIALS; trial++) {
      assertThat(explained.nats(outputs, 0)).isEqualTo(nats(likelihood, features, outputs));
      outputs[0] += 0.5f;
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void missingFeaturesCostNothing(Likelihood likelihood) {
    float[] outputs = outputs(likelihood, 3, new SplittableRandom(7));
    float[] missing = new float[3];
    Arrays.fill(missing, Float.NaN);
    assertThat(nats(likelihood, missing, outputs)).isZero();
    if (likelihood.support() != Support.ONE_HOT && likelihood.isIndependent()) {
      missing[1] = 1;
      float[] rest = {1, 1, 1};
      double all = nats(likelihood, rest, outputs);
      double own = nats(likelihood, missing, outputs);
      rest[1] = Float.NaN;
      assertThat(own + nats(likelihood, rest, outputs)).isCloseTo(all, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void looksAtItsOwnPlaceOnly(Likelihood likelihood) {
    float[] outputs = outputs(likelihood, 2, new SplittableRandom(8));
    float[] shifted = new float[outputs.length + 2];
    Arrays.fill(shifted, 9);
    System.arraycopy(outputs, 0, shifted, 1, outputs.length);
    float[] features = {7, 7, 1, 0, 7};
    assertThat(likelihood.nats(features, 2, shifted, 1, 2))
        .isEqualTo(nats(likelihood, new float[] {1, 0}, outputs));
    float[] expected = {5, 5, 5, 5};
    float[] alone = new float[2];
    likelihood.mean(shifted, 1, expected, 1, 2);
    likelihood.mean(outputs, 0, alone, 0, 2);
    assertThat(expected).containsExactly(5, alone[0], alone[1], 5);
  }

  static List<Likelihood> likelihoodsPerFeature() {
    return likelihoods().stream().filter(Likelihood::isPerFeature).toList();
  }

  @ParameterizedTest
  @MethodSource("likelihoodsPerFeature")
  void sumsOverFeaturesIfItSaysSo(Likelihood likelihood) {
    float[] outputs = outputs(likelihood, 2, new SplittableRandom(9));
    float[] features = {1, 0};
    int each = likelihood.parameters(1);
    double first = likelihood.nats(features, 0, outputs, 0, 1);
    double second = likelihood.nats(features, 1, outputs, each, 1);
    assertThat(likelihood.parameters(2)).isEqualTo(2 * each);
    assertThat(likelihood.sharedParameters(2)).isZero();
    assertThat(nats(likelihood, features, outputs)).isCloseTo(first + second, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void theNetworkPredictsSomething(Likelihood likelihood) {
    for (int width = 1; width < 4; width++) {
      assertThat(likelihood.sharedParameters(width)).isBetween(0, likelihood.parameters(width) - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void suitsSomething(Likelihood likelihood) {
    assertThat(Features.values()).anyMatch(likelihood::supports);
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void staysFiniteFarOut(Likelihood likelihood) {
    int width = width(likelihood);
    List<float[]> ends = support(likelihood.support()).map(Point::features).toList();
    SplittableRandom random = new SplittableRandom(10);
    for (float far : new float[] {50, 1e4f, 1e6f}) {
      for (int trial = 0; trial < 20; trial++) {
        float[] outputs = new float[likelihood.parameters(width)];
        for (int i = 0; i < outputs.length; i++) {
          outputs[i] = far * (random.nextInt(3) - 1);
        }
        float[] mean = new float[width];
        likelihood.mean(outputs, 0, mean, 0, width);
        for (float[] x : List.of(ends.get(0), ends.get(1), ends.get(ends.size() - 1), mean)) {
          assertThat(nats(likelihood, x, outputs)).isFinite();
          assertThat(nats(likelihood, x, outputs) > -1e-6 || !likelihood.isDiscrete()).isTrue();
        }
        for (float value : likelihood.sample(outputs, 0, width, random)) {
          assertThat(value).isFinite();
        }
      }
    }
  }
}
