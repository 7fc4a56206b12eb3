package io.hourglass.io.generate;

/** The distribution of events over the hours of a day. */
enum DailyPattern {
  SHOPS,
  MEALS,
  COMMUTE,
  EVENING;

  private static final double[] SHOPS_HOURS = {
    1, 0.5, 0.3, 0.2, 0.2, 0.6, 2, 5, 9, 12, 14, 15, 14, 13, 13, 14, 16, 18, 16, 12, 8, 4, 2, 1.5
  };
  private static final double[] MEALS_HOURS = {
    3, 2, 1, 0.5, 0.2, 0.3, 2, 5, 6, 4, 4, 10, 20, 17, 7, 4, 5, 10, 20, 23, 17, 11, 7, 5
  };
  private static final double[] COMMUTE_HOURS = {
    1, 0.6, 0.4, 0.4, 0.8, 4, 12, 22, 20, 9, 6, 6, 7, 7, 8, 11, 18, 20, 13, 8, 5, 4, 3, 2
  };
  private static final double[] EVENING_HOURS = {
    5, 3, 2, 1, 0.7, 0.7, 1.5, 3, 5, 6, 7, 7, 9, 8, 7, 8, 9, 10, 12, 16, 19, 19, 15, 9
  };

  /** Weights of the 24 hours, not to be changed. */
  double[] hours() {
    return switch (this) {
      case SHOPS -> SHOPS_HOURS;
      case MEALS -> MEALS_HOURS;
      case COMMUTE -> COMMUTE_HOURS;
      case EVENING -> EVENING_HOURS;
    };
  }
}
