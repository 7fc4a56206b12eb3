package io.hourglass.latent;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import java.util.List;

/**
 * An autoregressive distribution of indices by one masked layer (Germain et al. 2015): hidden unit
 * u sees the positions up to {@code u mod (positions - 1)}, and the logits of position p depend on
 * the units that see preceding positions only. Indices are embedded in learned vectors, and logits
 * are products with learned vectors, so that positions share what is learned about entries.
 *
 * @param hidden number of hidden units; a few per position
 */
public record Autoregressive(int hidden) implements IndexPrior {
  /** Size of the embedding of an index. */
  public static final int EMBEDDING = 16;

  public Autoregressive {
    if (hidden < 1) {
      throw new IllegalArgumentException("hidden units must be at least 1, got " + hidden);
    }
  }

  /** The last position that a hidden unit sees. */
  public static int degree(int unit, int positions) {
    return positions == 1 ? 0 : unit % (positions - 1);
  }

  @Override
  public List<Parameter> parameters(int positions, int entries) {
    int wide = positions * EMBEDDING;
    return List.of(
        new Parameter("embedding", Shape.of(entries, EMBEDDING), Initializer.NORMAL, Role.BIAS),
        Parameter.kernel("hidden.kernel", Shape.of(wide, hidden)),
        Parameter.bias("hidden.bias", Shape.of(hidden)),
        Parameter.kernel("output.kernel", Shape.of(hidden, wide)),
        Parameter.kernel("logits.kernel", Shape.of(EMBEDDING, entries)),
        Parameter.bias("logits.bias", Shape.of(positions, entries)));
  }

  @Override
  public Sequence sequence(int positions, int entries, List<float[]> weights) {
    return new CategoricalSampler(
        positions, () -> new MaskedConditionals(hidden, positions, entries, weights));
  }

  private static final class MaskedConditionals implements CategoricalSampler.Conditionals {
    private final int positions;
    private final int entries;
    private final List<float[]> weights;
    private final double[] sums;

    MaskedConditionals(int hidden, int positions, int entries, List<float[]> weights) {
      this.positions = positions;
      this.entries = entries;
      this.weights = weights;
      this.sums = new double[hidden];
      for (int unit = 0; unit < hidden; unit++) {
        sums[unit] = weights.get(2)[unit];
      }
    }

    @Override
    public double[] logits(int position) {
      double[] visible = visible(position);
      float[] kernel = weights.get(4);
      float[] bias = weights.get(5);
      double[] logits = new double[entries];
      for (int i = 0; i < entries; i++) {
        logits[i] = logit(bias[position * entries + i], visible, kernel, i);
      }
      return logits;
    }

    private double logit(double bias, double[] visible, float[] kernel, int entry) {
      double sum = bias;
      for (int e = 0; e < EMBEDDING; e++) {
        sum += visible[e] * kernel[e * entries + entry];
      }
      return sum;
    }

    /** The sum over the units that see preceding positions only. */
    private double[] visible(int position) {
      float[] kernel = weights.get(3);
      double[] visible = new double[EMBEDDING];
      for (int unit = 0; unit < sums.length; unit++) {
        if (sums[unit] > 0 && degree(unit, positions) < position) {
          addUnit(visible, sums[unit], kernel, (unit * positions + position) * EMBEDDING);
        }
      }
      return visible;
    }

    private static void addUnit(double[] visible, double value, float[] kernel, int at) {
      for (int e = 0; e < EMBEDDING; e++) {
        visible[e] += value * kernel[at + e];
      }
    }

    @Override
    public void condition(int position, int index) {
      float[] embedding = weights.get(0);
      float[] kernel = weights.get(1);
      for (int e = 0; e < EMBEDDING; e++) {
        double value = embedding[index * EMBEDDING + e];
        addToUnits(position, value, kernel, (position * EMBEDDING + e) * sums.length);
      }
    }

    private void addToUnits(int position, double value, float[] kernel, int at) {
      for (int unit = 0; unit < sums.length; unit++) {
        if (degree(unit, positions) >= position) {
          sums[unit] += value * kernel[at + unit];
        }
      }
    }
  }
}
