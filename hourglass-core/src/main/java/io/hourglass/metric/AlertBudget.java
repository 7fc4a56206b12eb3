package io.hourglass.metric;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The best detection within a budget of alarms.
 *
 * @param perThousand alarms among 1,000 rows, right and false, that there may be
 * @param reached the lowest threshold that makes no more; rows of one score are flagged together,
 *     so this may be fewer
 */
public record AlertBudget(double perThousand, OperatingPoint reached) {
  private static final double[] BUDGETS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};

  /** The budgets that allow at least one alarm. */
  public static List<AlertBudget> of(ThresholdCurve sweep) {
    return DoubleStream.of(BUDGETS)
        .filter(perThousand -> perThousand * sweep.total() >= 1000)
        .mapToObj(perThousand -> within(sweep, perThousand))
        .toList();
  }

  private static AlertBudget within(ThresholdCurve sweep, double perThousand) {
    int steps = sweep.within(perThousand / 1000 * sweep.total());
    return new AlertBudget(perThousand, OperatingPoint.of(sweep, steps));
  }
}
