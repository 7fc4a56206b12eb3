package io.hourglass.network;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.linalg.NormalQuantile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * Named arrays of numbers, in order. The arrays are taken over and not written again.
 *
 * @param arrays by name
 */
public record Weights(Map<String, Tensor> arrays) {
  private static final double UNIFORM_LIMIT = 0.2;

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
    return tensor(name).values();
  }

  /**
   * An array.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Tensor tensor(String name) {
    Tensor tensor = arrays.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "there must be weights \"%s\", got %s".formatted(name, arrays.keySet()));
    }
    return tensor;
  }

  /** Rows of the training data, for arrays that start from some. */
  @FunctionalInterface
  public interface Samples {
    /** So many rows, side by side, as the encoder takes them in. */
    float[] rows(int count);
  }

  /** Random weights to start from, as {@link #start(List, long, Samples)}; rows are random too. */
  public static Weights start(List<Parameter> parameters, long seed) {
    return start(parameters, seed, count -> new float[0]);
  }

  /**
   * Random weights to start training from: the same for the same seed, on every machine.
   *
   * @param samples what arrays that start from rows are filled with, as far as it goes; the rest is
   *     uniform in [0, 1)
   */
  public static Weights start(List<Parameter> parameters, long seed, Samples samples) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      // one stream each: a layer more does not change the others
      SplittableRandom random = seeds.split();
      arrays.put(
          parameter.name(), new Tensor(parameter.shape(), filled(parameter, random, samples)));
    }
    return new Weights(arrays);
  }

  private static float[] filled(Parameter parameter, SplittableRandom random, Samples samples) {
    Shape shape = parameter.shape();
    return switch (parameter.initializer()) {
      case ZERO -> new float[shape.size()];
      case ONE -> filled(shape, () -> 1);
      case UNIFORM -> filled(shape, () -> UNIFORM_LIMIT * (2 * random.nextDouble() - 1));
      case NORMAL -> filled(shape, () -> NormalQuantile.of(random.nextDouble()));
      case GLOROT_UNIFORM -> uniform(shape, random, glorot(shape.extents()));
      case ROWS -> rows(shape, random, samples);
    };
  }

  private static float[] uniform(Shape shape, SplittableRandom random, double limit) {
    return filled(shape, () -> (2 * random.nextDouble() - 1) * limit);
  }

  private static float[] rows(Shape shape, SplittableRandom random, Samples samples) {
    float[] values = filled(shape, random::nextDouble);
    float[] rows = samples.rows(shape.extents().get(0));
    System.arraycopy(rows, 0, values, 0, Math.min(rows.length, values.length));
    return values;
  }

  private static float[] filled(Shape shape, DoubleSupplier next) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next.getAsDouble();
    }
    return values;
  }

  private static double glorot(List<Integer> extents) {
    int outputs = extents.get(extents.size() - 1);
    int inputs = extents.get(extents.size() - 2);
    int field = extents.stream().reduce(1, (a, b) -> a * b) / (inputs * outputs);
    return Math.sqrt(6.0 / ((double) field * (inputs + outputs)));
  }
}
