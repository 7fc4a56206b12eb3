package io.hourglass.likelihood;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.kernel.StrictFunctions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Binary pixels, each conditioned on the preceding pixels in reading order: an autoregressive
 * likelihood with a small receptive field, which leaves the global structure to the code (PixelVAE,
 * Gulrajani et al. 2017; the lossy autoencoder of Chen et al. 2017).
 *
 * <p>{@code log p(x | z) = sum_i log Bernoulli(x_i | a_i + 2 sigmoid(g_i) c_i)}: the decoder gives
 * a logit {@code a_i} and a gate {@code g_i} for every pixel, and {@code c_i = v . relu(b + W n_i)}
 * is a network of one hidden layer, the same at every pixel of every row, of the preceding pixels
 * {@code n_i}: those before pixel i that are at most {@code reach} rows above and columns aside, 0
 * outside the image and where missing. Its weights are the block's learned constants: W preceding
 * pixel by preceding pixel, b, v.
 *
 * @param reach rows above, and columns on either side, that a pixel depends on
 * @param units of the hidden layer
 * @param rowLength values per row of an image; set by the model from its column
 */
public record AutoregressiveBernoulli(int reach, int units, int rowLength) implements Likelihood {
  private static final int OUTPUTS = 2;
  private static final int MOST_WIDE = 1 << 16;
  private static final int MOST_REACH = 16;
  private static final int MOST_UNITS = 1024;

  /** A reach of 3, 32 units, images of 28 pixels per row. */
  public AutoregressiveBernoulli() {
    this(3, 32, 28);
  }

  public AutoregressiveBernoulli {
    within("reach", reach, MOST_REACH);
    within("units", units, MOST_UNITS);
    within("the row length", rowLength, MOST_WIDE);
  }

  private static void within(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("%s must be 1 to %d, got %d".formatted(what, most, value));
    }
  }

  /** The number of preceding pixels that a pixel depends on. */
  public int precedingPixels() {
    return reach * (2 * reach + 1) + reach;
  }

  /** Rows between a preceding pixel and the pixel; preceding pixels are in reading order. */
  public int rowsAbove(int preceding) {
    return reach - preceding / (2 * reach + 1);
  }

  /** Columns from the pixel to a preceding pixel, negative to the left. */
  public int columnOffset(int preceding) {
    return preceding % (2 * reach + 1) - reach;
  }

  @Override
  public AutoregressiveBernoulli forRowLength(int values) {
    return new AutoregressiveBernoulli(reach, units, values);
  }

  @Override
  public boolean supports(Features features) {
    return features == Features.UNIT;
  }

  @Override
  public Support support() {
    return Support.BINARY;
  }

  @Override
  public int parameters(int width) {
    return Math.addExact(Math.multiplyExact(OUTPUTS, width), sharedParameters(width));
  }

  @Override
  public int sharedParameters(int width) {
    return (precedingPixels() + 2) * units;
  }

  /** Equal units would stay equal. */
  @Override
  public Initializer sharedInitializer() {
    return Initializer.UNIFORM;
  }

  @Override
  public boolean isPerFeature() {
    return false;
  }

  @Override
  public boolean isIndependent() {
    return false;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    float[] shared = shared(outputs, at, width);
    return forFeatures(features, from, shared, width).nats(outputs, at);
  }

  private float[] shared(float[] outputs, int at, int width) {
    return Arrays.copyOfRange(outputs, at + OUTPUTS * width, at + parameters(width));
  }

  @Override
  public OutputNats forFeatures(float[] features, int from, float[] shared, int width) {
    float[] x = Arrays.copyOfRange(features, from, from + width);
    float[] context = new PrecedingPixels(this, shared, x).all();
    Bernoulli bernoulli = new Bernoulli();
    return (outputs, at) -> bernoulli.nats(x, 0, logits(outputs, at, context), 0, width);
  }

  private static float[] logits(float[] outputs, int at, float[] context) {
    float[] logits = new float[context.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logit(outputs, at + OUTPUTS * i, context[i]);
    }
    return logits;
  }

  private static float logit(float[] outputs, int at, float context) {
    return outputs[at] + 2 * StrictFunctions.sigmoid(outputs[at + 1]) * context;
  }

  /** Probabilities given the probabilities of preceding pixels: exact for the first pixel alone. */
  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    PrecedingPixels field = new PrecedingPixels(this, shared(outputs, at, width), new float[width]);
    for (int i = 0; i < width; i++) {
      float logit = logit(outputs, at + OUTPUTS * i, field.at(i));
      expected[from + i] = (float) Numerics.sigmoid(logit);
      field.set(i, expected[from + i]);
    }
  }

  /** Samples pixel by pixel, each given the preceding ones. */
  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    PrecedingPixels field = new PrecedingPixels(this, shared(outputs, at, width), sampled);
    for (int i = 0; i < width; i++) {
      float logit = logit(outputs, at + OUTPUTS * i, field.at(i));
      sampled[i] = RandomVariates.uniform(random) < Numerics.sigmoid(logit) ? 1 : 0;
      field.set(i, sampled[i]);
    }
    return sampled;
  }
}
