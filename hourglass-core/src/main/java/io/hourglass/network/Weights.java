package io.hourglass.network;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Named arrays of numbers, in order. The arrays are taken over and not written again.
 *
 * @param arrays by name
 */
public record Weights(Map<String, Tensor> arrays) {
  public Weights {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * An array with its shape.
   *
   * @param shape of the values
   * @param values the last extent fastest
   */
  public record Tensor(Shape shape, float[] values) {
    public Tensor {
      if (values.length != shape.size()) {
        throw new IllegalArgumentException(
            "an array of shape %s must have %d values, got %d"
                .formatted(shape, shape.size(), values.length));
      }
    }
  }

  /** The values of an array. */
  public float[] values(String name) {
    Tensor tensor = arrays.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "there must be weights \"%s\", got %s".formatted(name, arrays.keySet()));
    }
    return tensor.values();
  }

  /** Random weights to start training from: the same for the same seed, on every machine. */
  public static Weights start(List<Parameter> parameters, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      // one stream each: a layer more does not change the others
      SplittableRandom random = seeds.split();
      arrays.put(parameter.name(), new Tensor(parameter.shape(), filled(parameter, random)));
    }
    return new Weights(arrays);
  }

  private static float[] filled(Parameter parameter, SplittableRandom random) {
    float[] values = new float[parameter.shape().size()];
    if (parameter.start() == Parameter.Start.GLOROT_UNIFORM) {
      List<Integer> extents = parameter.shape().extents();
      int outputs = extents.get(extents.size() - 1);
      int inputs = extents.get(extents.size() - 2);
      int field = values.length / (inputs * outputs);
      double limit = Math.sqrt(6.0 / ((double) field * (inputs + outputs)));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
      }
    }
    return values;
  }
}
