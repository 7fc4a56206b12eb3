package io.hourglass;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How badly one row is reconstructed: higher is stranger.
 *
 * @param nats negative log likelihood of the row
 * @param squaredError mean over the present features of the squared error, in encoded units
 * @param byColumn each column's share of the nats
 */
public record Score(double nats, double squaredError, Map<String, Double> byColumn) {
  public Score {
    byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
  }
}
