package io.hourglass.io.generate;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A synthetic table of card payments, with about 0.5 % frauds of five kinds.
 *
 * <p>Numbers, names, a timestamp and missing cells, and the columns depend on each other as in real
 * life: what is bought decides amount, hour and channel, age decides what is bought, the country
 * the currency. The column {@code fraud} is 1 for a fraud and 0 else; train without it. Which kind
 * each fraud is of is not in the table, as it would give the answer away; {@link #kinds} lists
 * them.
 */
public final class Payments {
  private static final double FRAUDS = 0.005;
  private static final int DAYS = 140;
  private static final int PAYMENTS_OF_A_CUSTOMER = 40;
  private static final double[] WEEK = {1.0, 1.2, 1.3, 0.75, 0.85, 0.9, 0.95};

  /** Thursday 2026-01-01T00:00Z. */
  private static final long START = 1_767_225_600_000L;

  private static final double HOUR = 3_600_000;

  private Payments() {}

  /**
   * A table in the order of time.
   *
   * @param rows at least 1
   * @param seed the same gives the same payments, to the bit
   */
  public static Table generate(String name, int rows, long seed) {
    Payment[] payments = payments(rows, seed);
    List<Column> columns = new ArrayList<>(purchases(payments));
    columns.addAll(customers(payments));
    columns.addAll(circumstances(payments));
    return new Table(name, columns);
  }

  private static List<Column> purchases(Payment[] payments) {
    return List.of(
        times(payments),
        numbers("amount", payments, p -> cents(p.amount)),
        names("currency", payments, p -> p.currency),
        names("country", payments, p -> p.country.name()),
        names("merchant", payments, p -> p.merchant.label),
        names("channel", payments, p -> p.channel));
  }

  private static List<Column> customers(Payment[] payments) {
    return List.of(
        names("card", payments, p -> p.isCardKnown ? p.customer.card() : ""),
        numbers("age", payments, p -> p.isAgeKnown ? Math.floor(p.customer.age()) : Double.NaN),
        numbers("account_days", payments, p -> Math.floor(p.customer.accountDays())));
  }

  private static List<Column> circumstances(Payment[] payments) {
    return List.of(
        numbers("hours_since_last", payments, Payments::pause),
        numbers("distance_km", payments, Payments::distance),
        numbers("fraud", payments, p -> p.kind.equals(Fraud.NONE) ? 0 : 1));
  }

  /**
   * The kind of fraud of each row of {@link #generate}; {@code none} where it is genuine.
   *
   * @param rows as given there
   * @param seed as given there
   */
  public static List<String> kinds(int rows, long seed) {
    return Arrays.stream(payments(rows, seed)).map(payment -> payment.kind).toList();
  }

  private static Payment[] payments(int rows, long seed) {
    Noise.checkRows(rows);
    int[] days = days(rows);
    return IntStream.range(0, rows)
        .parallel()
        .mapToObj(row -> payment(row, days, seed))
        .sorted(Comparator.comparingLong(Payments::millis))
        .toArray(Payment[]::new);
  }

  private static Payment payment(int row, int[] days, long seed) {
    Noise noise = new Noise(seed, 2, row);
    int customers = 1 + days.length / PAYMENTS_OF_A_CUSTOMER;
    Payment payment = new Payment(noise, Customer.of(seed, noise.below(customers)), days[row]);
    if (noise.happens(FRAUDS)) {
      Fraud.draw(noise).turn(payment, noise);
    }
    return payment;
  }

  /** The day of each row, so that Saturdays are busy and Sundays quiet. */
  private static int[] days(int rows) {
    double total = IntStream.range(0, DAYS).mapToDouble(day -> WEEK[day % 7]).sum();
    double[] sold = soldUntil();
    int[] days = new int[rows];
    for (int row = 0; row < rows; row++) {
      days[row] = dayOf(total * (row + 0.5) / rows, days[Math.max(0, row - 1)], sold);
    }
    return days;
  }

  /** Weight of each day and those before it. */
  private static double[] soldUntil() {
    double[] sold = new double[DAYS + 1];
    sold[0] = WEEK[0];
    for (int day = 1; day < sold.length; day++) {
      sold[day] = sold[day - 1] + WEEK[day % 7];
    }
    return sold;
  }

  private static int dayOf(double share, int from, double[] sold) {
    int day = from;
    while (sold[day] < share) {
      day++;
    }
    return day;
  }

  private static long millis(Payment payment) {
    return START + (long) ((payment.day * 24 + payment.hour) * HOUR) / 1000 * 1000;
  }

  private static double cents(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** Unknown on an account's first days: there was no last payment. */
  private static double pause(Payment payment) {
    boolean first = payment.customer.accountDays() * 24 < payment.hoursSinceLast;
    return first ? Double.NaN : cents(payment.hoursSinceLast);
  }

  /** Unknown of a payment over the network, and where the terminal does not say where it is. */
  private static double distance(Payment payment) {
    boolean known = !payment.channel.equals("online") && payment.isPlaceKnown;
    return known ? cents(payment.distance) : Double.NaN;
  }

  private static Column times(Payment[] payments) {
    return new TimestampColumn(
        "time", Arrays.stream(payments).mapToLong(Payments::millis).toArray());
  }

  private static Column numbers(String name, Payment[] payments, ToDoubleFunction<Payment> value) {
    return new NumericColumn(name, Arrays.stream(payments).mapToDouble(value).toArray());
  }

  private static Column names(String name, Payment[] payments, Function<Payment, String> value) {
    return CategoricalColumn.of(name, Arrays.stream(payments).map(value).toList());
  }
}
