package io.hourglass.latent;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.ArrayList;
import java.util.List;

/**
 * A masked autoregressive network with one hidden layer of tanh (Germain et al. 2015): for every
 * latent dimension it gives two numbers, from the dimensions before it alone, in one pass.
 *
 * <p>A hidden unit sees as many latent dimensions as its degree says, and those whose place is
 * beyond its degree do not see it. Units of degree 0 see the context only.
 *
 * @param width latent dimensions
 * @param hidden units
 * @param context numbers that all units see besides
 * @param reversed whether the last latent dimension is the first in order
 */
public record MaskedMlp(int width, int hidden, int context, boolean reversed) {
  /** How many arrays a network without context has. */
  private static final int ARRAYS = 4;

  /**
   * Networks one upon the other, each in the other order than the one before.
   *
   * @param steps how many
   */
  static List<MaskedMlp> stack(int steps, int width, int hidden, int context) {
    List<MaskedMlp> stack = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      stack.add(new MaskedMlp(width, hidden, context, step % 2 == 1));
    }
    return List.copyOf(stack);
  }

  /**
   * The arrays it learns. The last kernel starts at zero, so that nothing depends on anything.
   *
   * @param prefix of their names
   */
  List<Parameter> parameters(String prefix) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.kernel(prefix + "hidden.kernel", Shape.of(width, hidden)));
    parameters.add(Parameter.bias(prefix + "hidden.bias", Shape.of(hidden)));
    Shape out = Shape.of(hidden, 2 * width);
    parameters.add(new Parameter(prefix + "output.kernel", out, Initializer.ZERO, Role.KERNEL));
    parameters.add(Parameter.bias(prefix + "output.bias", Shape.of(2 * width)));
    if (context > 0) {
      parameters.add(Parameter.kernel(prefix + "context.kernel", Shape.of(context, hidden)));
    }
    return List.copyOf(parameters);
  }

  /** The arrays of all networks of a stack. */
  static List<Parameter> parameters(List<MaskedMlp> stack) {
    List<Parameter> all = new ArrayList<>();
    for (int step = 0; step < stack.size(); step++) {
      all.addAll(stack.get(step).parameters(step + "."));
    }
    return List.copyOf(all);
  }

  /** All networks of a stack, ready to run. */
  static List<Ready> ready(List<MaskedMlp> stack, List<float[]> weights) {
    List<Ready> ready = new ArrayList<>();
    int at = 0;
    for (MaskedMlp made : stack) {
      int arrays = ARRAYS + (made.context > 0 ? 1 : 0);
      ready.add(made.ready(weights.subList(at, at + arrays)));
      at += arrays;
    }
    return List.copyOf(ready);
  }

  /** Which number comes how late, from 0. */
  int place(int number) {
    return reversed ? width - 1 - number : number;
  }

  private int degree(int unit) {
    return unit % width;
  }

  /** 1 where a latent dimension may reach a hidden unit, (width, hidden). */
  public float[] hiddenMask() {
    float[] mask = new float[width * hidden];
    for (int i = 0; i < width; i++) {
      for (int unit = 0; unit < hidden; unit++) {
        mask[i * hidden + unit] = place(i) < degree(unit) ? 1 : 0;
      }
    }
    return mask;
  }

  /** 1 where a hidden unit may reach a result, (hidden, 2 width). */
  public float[] outputMask() {
    float[] mask = new float[hidden * 2 * width];
    for (int unit = 0; unit < hidden; unit++) {
      for (int out = 0; out < 2 * width; out++) {
        mask[unit * 2 * width + out] = degree(unit) <= place(out % width) ? 1 : 0;
      }
    }
    return mask;
  }

  private Ready ready(List<float[]> weights) {
    float[] kernel = masked(weights.get(0), hiddenMask());
    float[] all = kernel;
    if (context > 0) {
      float[] other = weights.get(ARRAYS);
      all = new float[kernel.length + other.length];
      System.arraycopy(kernel, 0, all, 0, kernel.length);
      System.arraycopy(other, 0, all, kernel.length, other.length);
    }
    return new Ready(
        this,
        Affine.of(all, weights.get(1)),
        Affine.of(masked(weights.get(2), outputMask()), weights.get(3)));
  }

  private static float[] masked(float[] kernel, float[] mask) {
    float[] masked = new float[kernel.length];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = kernel[i] * mask[i];
    }
    return masked;
  }

  /** With weights. */
  record Ready(MaskedMlp made, Affine hidden, Affine output) {
    /**
     * The two numbers for every latent dimension: all the first, then all the second.
     *
     * @param in the code, then the context
     */
    float[] of(float[] in) {
      float[] units = new float[made.hidden];
      hidden.apply(in, 1, units);
      for (int i = 0; i < units.length; i++) {
        units[i] = StrictFunctions.tanh(units[i]);
      }
      float[] out = new float[2 * made.width];
      output.apply(units, 1, out);
      return out;
    }
  }
}
