package io.hourglass.latent;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Shape;
import io.hourglass.layer.kernel.Affine;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A masked autoregressive network with one hidden layer of tanh (Germain et al. 2015): for every
 * latent dimension it outputs two numbers that depend on the preceding dimensions alone, in one
 * pass.
 *
 * <p>A hidden unit of degree d is connected to the dimensions before position d, and to the outputs
 * for positions from d on. Units of degree 0 see the context only.
 *
 * @param width number of latent dimensions
 * @param hidden number of hidden units
 * @param context number of context inputs, which all units see
 * @param reversed whether the last dimension is the first in order
 */
public record MaskedMlp(int width, int hidden, int context, boolean reversed) {
  /** Number of arrays of a network without context. */
  private static final int ARRAYS = 4;

  /**
   * A stack of networks that alternate between the two orders.
   *
   * @param steps number of networks
   */
  static List<MaskedMlp> stack(int steps, int width, int hidden, int context) {
    List<MaskedMlp> stack = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      stack.add(new MaskedMlp(width, hidden, context, step % 2 == 1));
    }
    return List.copyOf(stack);
  }

  /**
   * The arrays it learns. The last kernel starts at zero, so that outputs do not depend on inputs
   * at first.
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

  /** All networks of a stack with their weights. */
  static List<Ready> ready(List<MaskedMlp> stack, List<float[]> weights) {
    List<Ready> ready = new ArrayList<>();
    int at = 0;
    for (MaskedMlp network : stack) {
      int arrays = ARRAYS + (network.context > 0 ? 1 : 0);
      ready.add(network.ready(weights.subList(at, at + arrays)));
      at += arrays;
    }
    return List.copyOf(ready);
  }

  /** Position of a dimension in the order, from 0. */
  int place(int number) {
    return reversed ? width - 1 - number : number;
  }

  private int degree(int unit) {
    return unit % width;
  }

  /** 1 where a dimension is connected to a hidden unit, (width, hidden). */
  public float[] hiddenMask() {
    float[] mask = new float[width * hidden];
    for (int i = 0; i < width; i++) {
      for (int unit = 0; unit < hidden; unit++) {
        mask[i * hidden + unit] = place(i) < degree(unit) ? 1 : 0;
      }
    }
    return mask;
  }

  /** 1 where a hidden unit is connected to an output, (hidden, 2 width). */
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
    float[] all = context > 0 ? joined(kernel, weights.get(ARRAYS)) : kernel;
    return new Ready(
        this,
        Affine.of(all, weights.get(1)),
        Affine.of(masked(weights.get(2), outputMask()), weights.get(3)));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static float[] masked(float[] kernel, float[] mask) {
    float[] masked = new float[kernel.length];
    for (int i = 0; i < masked.length; i++) {
      masked[i] = kernel[i] * mask[i];
    }
    return masked;
  }

  /** A network with its weights. */
  record Ready(MaskedMlp network, Affine hidden, Affine output) {
    /**
     * The two numbers for every dimension: all the first, then all the second.
     *
     * @param in the code, then the context
     */
    float[] of(float[] in) {
      float[] units = new float[network.hidden];
      hidden.apply(in, 1, units);
      for (int i = 0; i < units.length; i++) {
        units[i] = StrictFunctions.tanh(units[i]);
      }
      float[] out = new float[2 * network.width];
      output.apply(units, 1, out);
      return out;
    }
  }
}
