package io.hourglass.evaluate;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.Layout;
import io.hourglass.network.ReconstructionScorer;
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
    this.counted = counted(codec);
    this.bounded = Layout.of(codec).places().stream().allMatch(Layout.Place::isBounded);
    add("noisy input", UnaryOperator.identity());
  }

  /** The features to denoise: not those that the decoder is conditioned on. */
  private static boolean[] counted(Codec codec) {
    boolean[] counted = new boolean[codec.width()];
    List<Layout.Place> places = Layout.of(codec).places();
    for (int i = 0; i < places.size(); i++) {
      boolean isCondition = codec.blocks().get(i).likelihood().isCondition();
      Arrays.fill(counted, places.get(i).from(), places.get(i).to(), !isCondition);
    }
    return counted;
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
      // a masked column counts as 0
      double found = Float.isNaN(denoised[i]) ? 0 : denoised[i];
      double error = found - clean.values()[i];
      sum += isCounted(clean, i) ? error * error : 0;
    }
    return sum;
  }

  /** Number of rows so far. */
  public long rows() {
    return rows;
  }

  /** The errors of the methods, the noisy input first. */
  public List<Result> results() {
    return squares.entrySet().stream()
        .map(sum -> result(sum.getKey(), sum.getValue() / Math.max(1, values)))
        .toList();
  }

  private Result result(String name, double squaredError) {
    OptionalDouble psnr =
        bounded ? OptionalDouble.of(-10 * Math.log10(squaredError)) : OptionalDouble.empty();
    return new Result(name, squaredError, psnr);
  }
}
