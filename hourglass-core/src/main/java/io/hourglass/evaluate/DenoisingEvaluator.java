package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.Layout;
import io.hourglass.network.ReconstructionScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * Measures how well methods denoise rows. Rows are added batch by batch; every method is given the
 * same noise.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=denoising lang=java}
 */
public final class DenoisingEvaluator {
  private final Codec codec;
  private final Corruption corruption;
  private final long seed;
  private final boolean[] counted;
  private final boolean bounded;
  private final Map<String, UnaryOperator<float[]>> methods = new LinkedHashMap<>();
  private final Map<String, Double> squares = new LinkedHashMap<>();
  private long rows;
  private long values;

  /**
   * The error of a method.
   *
   * @param method its name
   * @param squaredError mean over the rows' present features, in encoded units
   * @param psnr peak signal-to-noise ratio, {@code 10 log10(1 / squaredError)} in dB; only where
   *     every feature lies in [0, 1]
   */
  public record Result(String method, double squaredError, OptionalDouble psnr) {}

  /** Starts with no row. */
  public DenoisingEvaluator(Codec codec, Corruption corruption, long seed) {
    this.codec = codec;
    this.corruption = corruption;
    this.seed = seed;
    this.counted = new boolean[codec.width()];
    Layout layout = Layout.of(codec);
    this.bounded = layout.places().stream().allMatch(Layout.Place::isBounded);
    for (int i = 0; i < codec.blocks().size(); i++) {
      EncodedColumn block = codec.blocks().get(i);
      Layout.Place place = layout.places().get(i);
      // columns that the decoder is conditioned on are not denoised
      Arrays.fill(counted, place.from(), place.to(), !block.likelihood().isCondition());
    }
    add("noisy input", UnaryOperator.identity());
  }

  /** An autoencoder as a denoiser: the reconstruction of noisy rows. */
  public static UnaryOperator<float[]> by(Autoencoder model) {
    ReconstructionScorer scorer = new ReconstructionScorer(model.network());
    return noisy -> scorer.expected(model.network().outputs(noisy));
  }

  /**
   * Adds a method, before any rows.
   *
   * @param method from noisy rows, side by side, to denoised ones
   */
  public void add(String name, UnaryOperator<float[]> method) {
    if (rows > 0) {
      throw new IllegalArgumentException("methods must be added before rows, got \"" + name + "\"");
    }
    methods.put(name, method);
    squares.put(name, 0.0);
  }

  /** Adds the next clean rows. */
  public void add(Rows clean) {
    // seeds differ from batch to batch, as noise does
    float[] noisy = corruption.corrupt(clean, codec, seed + rows).values();
    methods.forEach(
        (name, method) -> squares.merge(name, squares(clean, method.apply(noisy)), Double::sum));
    rows += clean.rows();
    for (int i = 0; i < clean.values().length; i++) {
      values += isCounted(clean, i) ? 1 : 0;
    }
  }

  private boolean isCounted(Rows clean, int at) {
    return counted[at % counted.length] && !Float.isNaN(clean.values()[at]);
  }

  private double squares(Rows clean, float[] denoised) {
    double sum = 0;
    for (int i = 0; i < denoised.length; i++) {
      if (isCounted(clean, i)) {
        // a masked column counts as 0
        double found = Float.isNaN(denoised[i]) ? 0 : denoised[i];
        double error = found - clean.values()[i];
        sum += error * error;
      }
    }
    return sum;
  }

  /** Number of rows so far. */
  public long rows() {
    return rows;
  }

  /** The errors of the methods, the noisy input first. */
  public List<Result> results() {
    List<Result> results = new ArrayList<>();
    squares.forEach((name, sum) -> {
      double squaredError = sum / Math.max(1, values);
      OptionalDouble psnr =
          bounded ? OptionalDouble.of(-10 * Math.log10(squaredError)) : OptionalDouble.empty();
      results.add(new Result(name, squaredError, psnr));
    });
    return results;
  }
}
