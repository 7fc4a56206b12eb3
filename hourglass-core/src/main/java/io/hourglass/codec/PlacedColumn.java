package io.hourglass.codec;

import io.hourglass.likelihood.Likelihood;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A column with its place within a row.
 *
 * @param column the column
 * @param feature index of its first feature within an encoded row
 * @param output index of its first output within a row of outputs
 */
public record PlacedColumn(EncodedColumn column, int feature, int output) {
  /** Number of its features. */
  public int width() {
    return column.codec().width();
  }

  /** Its likelihood. */
  public Likelihood likelihood() {
    return column.likelihood();
  }

  /** Indices of its features. */
  public IntStream features() {
    return IntStream.range(feature, feature + width());
  }

  /** Indices of its outputs that do not depend on the row. */
  public IntStream sharedOutputs() {
    int end = output + column.parameters();
    return IntStream.range(end - likelihood().sharedParameters(width()), end);
  }

  /** Negative log likelihood of the row that begins at {@code row}, given outputs, in nats. */
  public double nats(float[] rows, int row, float[] outputs, int out) {
    return likelihood().nats(rows, row + feature, outputs, out + output, width());
  }

  /** Negative log likelihoods of one row as a function of its outputs. */
  public Likelihood.OutputNats natsOf(float[] row, float[] outputs) {
    int end = output + column.parameters();
    int first = end - likelihood().sharedParameters(width());
    float[] shared = Arrays.copyOfRange(outputs, first, end);
    return likelihood().forFeatures(row, feature, shared, width());
  }

  /** Writes the expected features given outputs into a row. */
  public void mean(float[] outputs, int out, float[] row) {
    likelihood().mean(outputs, out + output, row, feature, width());
  }

  /** Writes sampled features given outputs into the row that begins at {@code row}. */
  public void sample(float[] outputs, int out, SplittableRandom random, float[] rows, int row) {
    float[] own = likelihood().sample(outputs, out + output, width(), random);
    System.arraycopy(own, 0, rows, row + feature, width());
  }
}
