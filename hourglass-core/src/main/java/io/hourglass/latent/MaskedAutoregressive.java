package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A masked autoregressive flow (Papamakarios et al. 2017): codes are mapped to standard normal
 * noise by steps {@code u_i = (z_i - shift_i) exp(-scale_i)}, with shift and scale from the
 * preceding dimensions. The order of dimensions is reversed from step to step. It starts as the
 * standard normal prior.
 *
 * <p>A density takes one pass, a sample as many as there are dimensions.
 *
 * @param steps number of steps
 * @param hidden units of the network of a step
 */
public record MaskedAutoregressive(int steps, int hidden) implements Prior {
  public MaskedAutoregressive {
    InverseAutoregressive.atLeast("steps", steps, 1);
    InverseAutoregressive.atLeast("hidden", hidden, 1);
  }

  /** The networks of the steps, in order. */
  public List<MaskedMlp> networks(int width) {
    return MaskedMlp.stack(steps, width, hidden, 0);
  }

  @Override
  public List<Parameter> parameters(int width, Shape input) {
    return MaskedMlp.parameters(networks(width));
  }

  @Override
  public Density density(int width, List<float[]> weights, Forward encoder) {
    return new Flow(width, MaskedMlp.ready(networks(width), weights));
  }

  private record Flow(int width, List<MaskedMlp.Ready> networks) implements Density {
    @Override
    public double logDensity(float[] codes, int at) {
      float[] z = new float[width];
      System.arraycopy(codes, at, z, 0, width);
      double scales = 0;
      for (MaskedMlp.Ready network : networks) {
        scales = step(network.of(z), z, scales);
      }
      return standardNormal(z) - scales;
    }

    /** Transforms z in place; returns the sum of the scales so far. */
    private double step(float[] shiftsAndScales, float[] z, double before) {
      double scales = before;
      for (int i = 0; i < width; i++) {
        float scale = shiftsAndScales[width + i];
        z[i] = (z[i] - shiftsAndScales[i]) * StrictFunctions.exp(-scale);
        scales += scale;
      }
      return scales;
    }

    private static double standardNormal(float[] z) {
      double sum = 0;
      for (float u : z) {
        sum += DiagonalGaussian.LOG_TWO_PI + (double) u * u;
      }
      return -0.5 * sum;
    }

    @Override
    public void sample(SplittableRandom random, float[] codes, int to) {
      float[] u = new float[width];
      for (int i = 0; i < width; i++) {
        u[i] = (float) DiagonalGaussian.noise(random);
      }
      for (int step = networks.size() - 1; step >= 0; step--) {
        u = inverse(networks.get(step), u);
      }
      System.arraycopy(u, 0, codes, to, width);
    }

    /** The inverse of a step, dimension by dimension: each is needed for those after it. */
    private float[] inverse(MaskedMlp.Ready network, float[] u) {
      float[] z = new float[width];
      for (int place = 0; place < width; place++) {
        // its own inverse
        int i = network.network().place(place);
        float[] shiftsAndScales = network.of(z);
        z[i] = u[i] * StrictFunctions.exp(shiftsAndScales[width + i]) + shiftsAndScales[i];
      }
      return z;
    }
  }
}
