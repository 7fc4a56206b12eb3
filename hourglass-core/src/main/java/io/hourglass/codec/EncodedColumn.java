package io.hourglass.codec;

import io.hourglass.likelihood.Likelihood;
import java.util.Locale;

/**
 * One column's share of an encoded row: how its cells become features and how outputs explain them.
 *
 * @param codec cells to features
 * @param likelihood features given outputs
 */
public record EncodedColumn(ColumnCodec codec, Likelihood likelihood) {
  public EncodedColumn {
    if (!likelihood.supports(codec.features())) {
      throw new IllegalArgumentException(
          "column \"%s\" must have a likelihood that suits %s features, got %s"
              .formatted(
                  codec.column(),
                  codec.features().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  likelihood));
    }
  }

  /** Number of outputs that describe the column. */
  public int parameters() {
    return likelihood.parameters(codec.width());
  }
}
