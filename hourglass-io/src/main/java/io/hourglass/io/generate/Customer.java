package io.hourglass.io.generate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A card holder.
 *
 * @param age in years
 * @param country where the customer lives
 * @param wealth about -2 to 2
 * @param card its type
 * @param accountDays how long the account has existed
 * @param payments a day, on average
 */
record Customer(
    double age, Country country, double wealth, String card, double accountDays, double payments) {
  private static final List<String> CARDS =
      List.of("debit", "credit", "gold", "corporate", "prepaid");

  /** Where people live and travel. */
  enum Country {
    NL("EUR", 34, 5, 250),
    DE("EUR", 24, 8, 500),
    BE("EUR", 12, 5, 250),
    FR("EUR", 12, 12, 700),
    GB("GBP", 8, 9, 500),
    ES("EUR", 4, 14, 1500),
    PL("PLN", 0, 5, 1100),
    US("USD", 0, 8, 7000),
    TR("TRY", 0, 6, 2500),
    TH("THB", 0, 4, 9200);

    final String currency;
    private final double customers;
    private final double guests;
    private final double kilometers;

    Country(String currency, double customers, double guests, double kilometers) {
      this.currency = currency;
      this.customers = customers;
      this.guests = guests;
      this.kilometers = kilometers;
    }

    /** Where the bank's customers live. */
    static Country home(Noise noise) {
      return draw(noise, country -> country.customers);
    }

    /** Where they go, or buy from. */
    static Country abroad(Noise noise, Country home) {
      return draw(noise, country -> country == home ? 0 : country.guests);
    }

    private static Country draw(Noise noise, ToDoubleFunction<Country> weight) {
      return values()[noise.choice(Arrays.stream(values()).mapToDouble(weight).toArray())];
    }

    /** How far away it roughly is, in km. */
    double distance(Noise noise) {
      return kilometers * StrictMath.exp(0.3 * noise.normal());
    }
  }

  /** The customer of that number. */
  static Customer of(long seed, int number) {
    Noise noise = new Noise(seed, 1, number);
    double age = Math.min(94, 18 + 60 * StrictMath.pow(noise.uniform(), 1.3) + 3 * noise.normal());
    age = Math.max(18, age);
    double wealth = 0.8 * noise.normal() + 0.012 * (Math.min(age, 60) - 40);
    double longest = Math.min(30 * 365, (age - 17) * 365);
    double accountDays = 5 + longest * noise.uniform() * noise.uniform();
    return new Customer(
        age, Country.home(noise), wealth, card(noise, age, wealth), accountDays, rate(noise, age));
  }

  private static String card(Noise noise, double age, double wealth) {
    double credit = StrictMath.exp(0.7 * wealth);
    double corporate = age > 25 && age < 66 ? 7 : 0.5;
    double prepaid = age < 25 ? 14 : 3;
    return CARDS.get(noise.choice(55, 25 * credit, 5 * credit * credit, corporate, prepaid));
  }

  private static double rate(Noise noise, double age) {
    return 1.6 * StrictMath.exp(0.6 * noise.normal() - 0.012 * (age - 40));
  }
}
