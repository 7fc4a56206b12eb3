package io.hourglass.latent;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import java.util.List;

/**
 * Every index given those before it, by one masked layer (Germain et al. 2015): hidden unit u sees
 * the positions up to {@code u mod (positions - 1)}, and position p is told by the units that see
 * none but those before it. An index goes in as a learned vector and comes out as a score with
 * learned vectors, so that positions share what is known of the entries.
 *
 * @param hidden units; a few for every position
 */
public record Autoregressive(int hidden) implements IndexPrior {
  /** Numbers that stand for an index. */
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
        positions, () -> new MaskedWalk(hidden, positions, entries, weights));
  }

  private static final class MaskedWalk implements CategoricalSampler.Walk {
    private final int positions;
    private final int entries;
    private final List<float[]> weights;
    private final double[] sums;

    MaskedWalk(int hidden, int positions, int entries, List<float[]> weights) {
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
      double[] told = told(position);
      float[] kernel = weights.get(4);
      float[] bias = weights.get(5);
      double[] logits = new double[entries];
      for (int i = 0; i < entries; i++) {
        double sum = bias[position * entries + i];
        for (int e = 0; e < EMBEDDING; e++) {
          sum += told[e] * kernel[e * entries + i];
        }
        logits[i] = sum;
      }
      return logits;
    }

    /** By the units that see nothing from that position on. */
    private double[] told(int position) {
      float[] kernel = weights.get(3);
      double[] told = new double[EMBEDDING];
      for (int unit = 0; unit < sums.length; unit++) {
        if (sums[unit] > 0 && degree(unit, positions) < position) {
          int at = (unit * positions + position) * EMBEDDING;
          for (int e = 0; e < EMBEDDING; e++) {
            told[e] += sums[unit] * kernel[at + e];
          }
        }
      }
      return told;
    }

    @Override
    public void chosen(int position, int index) {
      float[] embedding = weights.get(0);
      float[] kernel = weights.get(1);
      for (int e = 0; e < EMBEDDING; e++) {
        double value = embedding[index * EMBEDDING + e];
        int at = (position * EMBEDDING + e) * sums.length;
        for (int unit = 0; unit < sums.length; unit++) {
          if (degree(unit, positions) >= position) {
            sums[unit] += value * kernel[at + unit];
          }
        }
      }
    }
  }
}
