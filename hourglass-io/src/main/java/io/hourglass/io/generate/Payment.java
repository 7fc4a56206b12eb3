package io.hourglass.io.generate;

/** One payment while it is being generated. */
final class Payment {
  static final double TAP_LIMIT = 50;

  final Customer customer;
  Merchant merchant;
  Customer.Country country;
  String currency;
  String channel;
  double amount;
  double distance;
  double hoursSinceLast;
  int day;
  double hour;
  String kind = Fraud.NONE;
  final boolean isAgeKnown;
  final boolean isCardKnown;
  final boolean isPlaceKnown;

  /** A genuine payment. */
  Payment(Noise noise, Customer customer, int day) {
    this.customer = customer;
    this.day = day;
    this.merchant = Merchant.draw(noise, customer.age());
    this.hour = merchant.hour(noise, isWeekend());
    this.amount = merchant.amount(noise, customer.wealth());
    this.channel = channel(noise);
    this.country = customer.country();
    this.distance = 2.5 * StrictMath.exp(1.1 * noise.normal());
    this.hoursSinceLast = pause(noise);
    boolean travels = noise.happens(merchant == Merchant.TRAVEL ? 0.35 : 0.07);
    if (travels || (channel.equals("online") && noise.happens(0.2))) {
      country = Customer.Country.abroad(noise, customer.country());
    }
    if (travels) {
      distance = country.distance(noise);
    }
    this.isAgeKnown = !noise.happens(customer.card().equals("corporate") ? 0.3 : 0.02);
    this.isCardKnown = !noise.happens(0.01);
    this.isPlaceKnown = !noise.happens(country == customer.country() ? 0.03 : 0.12);
    this.currency = noise.happens(0.06) ? customer.country().currency : country.currency;
  }

  /** Takes place in a country, in its currency. */
  void moveTo(Customer.Country target) {
    country = target;
    currency = target.currency;
  }

  /** A Saturday or Sunday; day 0 is a Thursday. */
  boolean isWeekend() {
    return day % 7 == 2 || day % 7 == 3;
  }

  private String channel(Noise noise) {
    if (merchant == Merchant.CASH) {
      return "atm";
    }
    return noise.happens(merchant.online) ? "online" : channelAtTerminal(noise);
  }

  private String channelAtTerminal(Noise noise) {
    boolean likesToTap = noise.happens(merchant.tap * (customer.age() < 55 ? 1.15 : 0.7));
    if (likesToTap && amount <= TAP_LIMIT) {
      return "contactless";
    }
    return noise.happens(0.02 + (merchant == Merchant.SERVICES ? 0.12 : 0)) ? "keyed" : "chip";
  }

  /** Long pauses between quiet days, and now and then two payments in a row. */
  private double pause(Noise noise) {
    double exponential = -StrictMath.log(1 - noise.uniform());
    boolean inARow = noise.happens(merchant == Merchant.DIGITAL ? 0.4 : 0.14);
    return inARow ? 0.01 + 0.3 * exponential : 0.3 + 24 / customer.payments() * exponential;
  }
}
