package io.hourglass;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reconstruction error of one row: higher is more anomalous.
 *
 * @param nats negative log likelihood of the row
 * @param squaredError mean over the present features of the squared error, in encoded units
 * @param byColumn each column's share of the nats
 * @param expected the reconstruction: each column's expected value as a plain one
 */
public record Score(
    double nats, double squaredError, Map<String, Double> byColumn, Map<String, Object> expected) {
  public Score {
    byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }
}
