package io.hourglass;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reconstruction error of one row: higher is more anomalous. Immutable and thread-safe. */
public final class Score {
  private final double nats;
  private final double squaredError;
  private final Map<String, Double> byColumn;
  private final Supplier<Map<String, Object>> expected;

  /** The map is not copied. */
  Score(
      double nats,
      double squaredError,
      Map<String, Double> byColumn,
      Supplier<Map<String, Object>> expected) {
    this.nats = nats;
    this.squaredError = squaredError;
    this.byColumn = Collections.unmodifiableMap(byColumn);
    this.expected = expected;
  }

  /** Negative log likelihood of the row. */
  public double nats() {
    return nats;
  }

  /** Mean over the present features of the squared error, in encoded units. */
  public double squaredError() {
    return squaredError;
  }

  /** Each column's share of the nats. */
  public Map<String, Double> byColumn() {
    return byColumn;
  }

  /**
   * The reconstruction: each column's expected value as a plain one. Decoded at every call, since
   * most rows are only scored and decoding takes several times as long.
   */
  public Map<String, Object> expected() {
    return Collections.unmodifiableMap(expected.get());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Score score
        && Double.compare(nats, score.nats) == 0
        && Double.compare(squaredError, score.squaredError) == 0
        && byColumn.equals(score.byColumn)
        && expected().equals(score.expected());
  }

  @Override
  public int hashCode() {
    return Objects.hash(nats, squaredError, byColumn);
  }

  @Override
  public String toString() {
    return "Score[nats=%s, squaredError=%s, byColumn=%s]".formatted(nats, squaredError, byColumn);
  }
}
