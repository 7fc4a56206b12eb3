package io.hourglass.io.generate;

import java.util.Arrays;

/** Kinds of merchants, with their amounts, hours and channels. */
enum Merchant {
  GROCERIES("groceries", 24, new Amounts(30, 0.8), DailyPattern.SHOPS, new Channels(0.06, 0.62)),
  RESTAURANTS(
      "restaurants", 14, new Amounts(22, 0.65), DailyPattern.MEALS, new Channels(0.10, 0.60)),
  FUEL("fuel", 8, new Amounts(52, 0.35), DailyPattern.COMMUTE, new Channels(0.0, 0.25)),
  TRANSIT("transit", 10, new Amounts(2.8, 0.5), DailyPattern.COMMUTE, new Channels(0.15, 0.85)),
  VENDING("vending", 6, new Amounts(1.7, 0.4), DailyPattern.SHOPS, new Channels(0.0, 0.95)),
  DIGITAL("digital", 11, new Amounts(3.6, 1.1), DailyPattern.EVENING, new Channels(1.0, 0.0)),
  CLOTHES("clothes", 7, new Amounts(46, 0.7), DailyPattern.SHOPS, new Channels(0.45, 0.40)),
  ELECTRONICS(
      "electronics", 4, new Amounts(150, 1.0), DailyPattern.SHOPS, new Channels(0.55, 0.20)),
  PHARMACY("pharmacy", 6, new Amounts(16, 0.6), DailyPattern.SHOPS, new Channels(0.08, 0.65)),
  TRAVEL("travel", 3, new Amounts(190, 0.9), DailyPattern.EVENING, new Channels(0.85, 0.05)),
  SERVICES("services", 4, new Amounts(80, 0.8), DailyPattern.SHOPS, new Channels(0.35, 0.10)),
  CASH("cash", 3, new Amounts(70, 0.6), DailyPattern.SHOPS, new Channels(0.0, 0.0));

  final String label;
  final double online;
  final double tap;
  private final double share;
  private final double median;
  private final double spread;
  private final DailyPattern pattern;

  /** Log-normal amounts. */
  private record Amounts(double median, double spread) {}

  /** Shares of payments online, and of payments at the terminal by tapping. */
  private record Channels(double online, double tap) {}

  Merchant(String label, double share, Amounts amounts, DailyPattern pattern, Channels channels) {
    this.label = label;
    this.share = share;
    this.median = amounts.median;
    this.spread = amounts.spread;
    this.pattern = pattern;
    this.online = channels.online;
    this.tap = channels.tap;
  }

  /** Where a customer goes: the young buy digital goods and ride, the old go to the pharmacy. */
  static Merchant draw(Noise noise, double age) {
    double young = Math.max(0, Math.min(1, (60 - age) / 40));
    return values()[
        noise.choice(
            Arrays.stream(values()).mapToDouble(merchant -> merchant.share(young)).toArray())];
  }

  private double share(double young) {
    return switch (this) {
      case DIGITAL -> share * (0.3 + 1.6 * young);
      case TRANSIT -> share * (0.5 + 1.1 * young);
      case PHARMACY -> share * (2.2 - 1.8 * young);
      case CASH -> share * (2.0 - 1.5 * young);
      default -> share;
    };
  }

  /** An amount, log-normal around what people with that much money spend here. */
  double amount(Noise noise, double wealth) {
    double amount = median * StrictMath.exp(spread * noise.normal() + 0.5 * wealth);
    return this == CASH ? 10 * Math.max(1, Math.rint(amount / 10)) : amount;
  }

  /** A time of day in hours, later on weekends. */
  double hour(Noise noise, boolean weekend) {
    double hour = noise.choice(pattern.hours()) + noise.uniform();
    return weekend ? Math.min(23.99, hour + noise.between(0, 1.5)) : hour;
  }
}
