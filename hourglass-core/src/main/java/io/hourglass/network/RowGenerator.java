package io.hourglass.network;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.latent.Inference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Decodes samples of the prior to new rows, given the values of the columns that a conditional
 * model does not generate.
 *
 * @param network whose decoder is used
 * @param scorer of the same network, for the expected values
 * @param codec of the same model
 */
public record RowGenerator(Network network, ReconstructionScorer scorer, Codec codec) {

  /**
   * Generates rows.
   *
   * @param given value by column, of exactly the columns that are conditions, for all rows
   * @param inference of the network's latent
   * @param count of rows, at least 1
   * @param seed the same one gives the same rows
   */
  public Table rows(Map<String, ?> given, Inference inference, int count, long seed) {
    checkGiven(given.keySet());
    float[] codes = samplePrior(inference, count, seed);
    float[] features = repeated(codec.encodeOnly(given), count);
    float[] rows = scorer.expected(network.decode(network.given(codes, features)));
    fillMissing(rows, features);
    return codec.decode(new Rows(rows, codec.width()), "samples");
  }

  private float[] samplePrior(Inference inference, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = network.architecture().design().latent().width();
    float[] codes = new float[Math.multiplyExact(count, width)];
    for (int row = 0; row < count; row++) {
      inference.samplePrior(random, codes, row * width);
    }
    return codes;
  }

  private void checkGiven(Set<String> names) {
    List<String> columns = conditions();
    if (!names.equals(Set.copyOf(columns))) {
      throw new IllegalArgumentException(
          "new rows must be given values of the columns %s, got %s"
              .formatted(columns, new TreeSet<>(names)));
    }
  }

  private List<String> conditions() {
    return codec.blocks().stream()
        .filter(block -> block.likelihood().isCondition())
        .map(block -> block.codec().column())
        .toList();
  }

  private static float[] repeated(float[] row, int count) {
    float[] rows = new float[Math.multiplyExact(count, row.length)];
    for (int from = 0; from < rows.length; from += row.length) {
      System.arraycopy(row, 0, rows, from, row.length);
    }
    return rows;
  }

  private static void fillMissing(float[] rows, float[] given) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Float.isNaN(rows[i]) ? given[i] : rows[i];
    }
  }
}
