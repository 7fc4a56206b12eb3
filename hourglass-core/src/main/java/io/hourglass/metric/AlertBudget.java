package io.hourglass.metric;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The best detection within a budget of alerts.
 *
 * @param perThousand the most alerts per 1,000 rows
 * @param reached the lowest threshold within the budget; rows of equal score are flagged together,
 *     so there may be fewer alerts
 */
public record AlertBudget(double perThousand, OperatingPoint reached) {
  private static final double[] BUDGETS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};

  /** All budgets that allow at least one alert. */
  public static List<AlertBudget> of(ThresholdCurve curve) {
    return DoubleStream.of(BUDGETS)
        .filter(perThousand -> perThousand * curve.total() >= 1000)
        .mapToObj(perThousand -> within(curve, perThousand))
        .toList();
  }

  private static AlertBudget within(ThresholdCurve curve, double perThousand) {
    int step = curve.stepWithin(perThousand / 1000 * curve.total());
    return new AlertBudget(perThousand, OperatingPoint.of(curve, step));
  }
}
