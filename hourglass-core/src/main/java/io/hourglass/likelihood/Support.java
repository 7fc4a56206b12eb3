package io.hourglass.likelihood;

/** The values of features that a likelihood spreads its probability over. */
public enum Support {
  /** Every number: a density. */
  REAL(false),
  /** Every number in [0, 1]: a density. */
  UNIT(false),
  /** 0 and 1. */
  BINARY(true),
  /** The 256 levels 0, 1/255, ..., 1 of a byte. */
  BYTE(true),
  /** A single 1 among the zeros of a block. */
  ONE_HOT(true),
  /** {@code log(1 + k)} of counts k = 0, 1, 2, ... */
  COUNT(true),
  /** None: the features are a condition. */
  NONE(true);

  private final boolean discrete;

  Support(boolean discrete) {
    this.discrete = discrete;
  }

  /**
   * Whether values have probabilities, so that nats are never negative; else they have densities.
   */
  public boolean isDiscrete() {
    return discrete;
  }
}
