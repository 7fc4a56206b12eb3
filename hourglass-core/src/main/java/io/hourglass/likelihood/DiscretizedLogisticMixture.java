package io.hourglass.likelihood;

import io.hourglass.layer.kernel.Distances;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.SplittableRandom;

/**
 * The 256 levels of a byte, with the probability that a mixture of logistic distributions has
 * within half a level of it; the first and last level include the tails (Salimans, Karpathy, Chen
 * and Kingma 2017, PixelCNN++; every feature by itself, as in PixelVAE, Gulrajani et al. 2017).
 * Features are levels over 255.
 *
 * <p>On the scale {@code y = 2 x - 1} from -1 to 1 with edges {@code y +- 1/255}, a component with
 * mean m and scale s has {@code P = sigmoid(b) - sigmoid(a)}, {@code b = (y + 1/255 - m) / s} and
 * {@code a = (y - 1/255 - m) / s}; computed as {@code -log P = softplus(-b) + softplus(a) - log(1 -
 * exp(a - b))}, which needs no special case far out. Outputs of a feature: a logit of every
 * component's weight, then the means, then the log scales, of which {@code 7 tanh(z / 7)} is taken.
 *
 * @param components of the mixture
 */
public record DiscretizedLogisticMixture(int components) implements Likelihood {
  private static final int TOP = 255;

  /** Half the distance of two levels. */
  private static final double HALF = 1.0 / TOP;

  private static final int OUTPUTS = 3;

  /** 5 components. */
  public DiscretizedLogisticMixture() {
    this(5);
  }

  public DiscretizedLogisticMixture {
    if (components < 1 || components > 100) {
      throw new IllegalArgumentException("components must be 1 to 100, got " + components);
    }
  }

  @Override
  public boolean supports(Features features) {
    return features == Features.UNIT;
  }

  @Override
  public Support support() {
    return Support.BYTE;
  }

  @Override
  public int parameters(int width) {
    return Math.multiplyExact(OUTPUTS * components, width);
  }

  @Override
  public boolean isPerFeature() {
    return true;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    double sum = 0;
    float[] joint = new float[components];
    for (int i = 0; i < width; i++) {
      float x = features[from + i];
      sum += Float.isNaN(x) ? 0 : nats(x, outputs, at + i * OUTPUTS * components, joint);
    }
    return sum;
  }

  /** Of one feature; {@code joint} is overwritten. */
  private double nats(float x, float[] outputs, int first, float[] joint) {
    double level = Math.rint(TOP * (double) x);
    for (int j = 0; j < components; j++) {
      joint[j] = outputs[first + j] - cost(level, outputs, first + components + j);
    }
    return Distances.logSumExp(outputs, first, first + components)
        - Distances.logSumExp(joint, 0, components);
  }

  /** Minus the log probability of a level, given the component whose mean is at that place. */
  private float cost(double level, float[] outputs, int at) {
    double steepness = StrictMath.exp(-Numerics.logScale(outputs[at + components]));
    double distance = 2 * HALF * level - 1 - outputs[at];
    float cost = 0;
    if (level < TOP) {
      cost += StrictFunctions.softplus((float) (-(distance + HALF) * steepness));
    }
    if (level > 0) {
      cost += StrictFunctions.softplus((float) ((distance - HALF) * steepness));
    }
    if (level > 0 && level < TOP) {
      cost -= (float) StrictMath.log(-StrictMath.expm1(-2 * HALF * steepness));
    }
    return cost;
  }

  /** The mean of the logistic distributions cut at 0 and 1, within half a level of the levels'. */
  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    for (int i = 0; i < width; i++) {
      expected[from + i] = (float) mean(outputs, at + i * OUTPUTS * components);
    }
  }

  private double mean(float[] outputs, int first) {
    double normalizer = Distances.logSumExp(outputs, first, first + components);
    double mean = 0;
    for (int j = first; j < first + components; j++) {
      double share = StrictMath.exp(outputs[j] - normalizer);
      mean += share * 0.5 * clippedMean(outputs[j + components], outputs[j + 2 * components]);
    }
    return mean;
  }

  /** Twice the mean of a logistic distribution clipped to [0, 1]. */
  private static double clippedMean(float m, float logScale) {
    double s = StrictMath.exp(Numerics.logScale(logScale));
    return s * (Numerics.softplus((m + 1) / s) - Numerics.softplus((m - 1) / s));
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    float[] chances = new float[components];
    for (int i = 0; i < width; i++) {
      int first = at + i * OUTPUTS * components;
      new Categorical().mean(outputs, first, chances, 0, components);
      int own = first + components + RandomVariates.index(chances, 0, components, random);
      sampled[i] = level(outputs[own], outputs[own + components], random);
    }
    return sampled;
  }

  /** A sample of one component, as one of the levels. */
  private static float level(float mean, float logScale, SplittableRandom random) {
    double s = StrictMath.exp(Numerics.logScale(logScale));
    double y = mean + s * RandomVariates.logistic(random);
    return (float) (Math.rint(TOP * Math.max(0, Math.min(1, 0.5 * (y + 1)))) / TOP);
  }
}
