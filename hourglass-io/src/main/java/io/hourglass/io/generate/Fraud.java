package io.hourglass.io.generate;

/**
 * The ways in which a payment is not the customer's. Each value that it takes also occurs in
 * genuine payments; what gives it away is that they occur together.
 */
enum Fraud {
  /** A stolen card is used abroad at night, soon after the last payment at home. */
  ABROAD_AT_NIGHT("abroad at night") {
    @Override
    void commit(Payment payment, Noise noise) {
      payment.merchant =
          pick(noise, Merchant.ELECTRONICS, Merchant.CASH, Merchant.CLOTHES, Merchant.FUEL);
      payment.moveTo(abroad(payment, noise));
      payment.distance = payment.country.distance(noise);
      payment.hour = (22 + noise.between(0, 7)) % 24;
      payment.channel = payment.merchant == Merchant.CASH ? "atm" : "chip";
      payment.amount = payment.merchant.amount(noise, 0.8);
      payment.hoursSinceLast = noise.between(0.3, 9);
    }
  },
  /** Tiny amounts in quick succession, to see which stolen numbers work. */
  CARD_TESTING("card testing") {
    @Override
    void commit(Payment payment, Noise noise) {
      payment.merchant = pick(noise, Merchant.DIGITAL, Merchant.SERVICES, Merchant.CLOTHES);
      payment.channel = "online";
      payment.amount = noise.between(0.5, 6);
      // the first of a series comes out of the blue
      payment.hoursSinceLast =
          noise.happens(0.65) ? noise.between(0.01, 0.3) : payment.hoursSinceLast;
      payment.hour = noise.between(0, 24);
      payment.moveTo(noise.happens(0.6) ? abroad(payment, noise) : payment.country);
    }
  },
  /** Another person logs in to a long quiet account and shops. */
  TAKEOVER("account takeover") {
    @Override
    void commit(Payment payment, Noise noise) {
      payment.merchant = pick(noise, Merchant.ELECTRONICS, Merchant.DIGITAL, Merchant.TRAVEL);
      payment.channel = "online";
      payment.amount = 65 * StrictMath.exp(0.6 * noise.normal());
      payment.hoursSinceLast = noise.between(8, 65);
      payment.hour = noise.happens(0.6) ? noise.between(0, 7) : payment.hour;
    }
  },
  /** A shop and a card holder share out the employer's money. */
  COLLUSION("collusion") {
    @Override
    void commit(Payment payment, Noise noise) {
      payment.merchant = pick(noise, Merchant.SERVICES, Merchant.RESTAURANTS, Merchant.FUEL);
      payment.channel = noise.happens(0.75) ? "keyed" : "chip";
      payment.amount = 25 * Math.rint(noise.between(1, 6));
      payment.hour = noise.between(18, 23.9);
      payment.hoursSinceLast = noise.between(2, 60);
    }
  },
  /** A found card is tapped for just less than what needs a number, again and again. */
  BELOW_THE_LIMIT("below the limit") {
    @Override
    void commit(Payment payment, Noise noise) {
      payment.merchant =
          pick(noise, Merchant.GROCERIES, Merchant.PHARMACY, Merchant.CLOTHES, Merchant.VENDING);
      payment.channel = "contactless";
      payment.amount = noise.between(43, Payment.TAP_LIMIT);
      payment.hoursSinceLast = noise.between(0.05, 1.2);
      payment.hour = noise.between(6, 23.9);
      payment.distance *= 3;
    }
  };

  static final String NONE = "none";

  final String label;

  Fraud(String label) {
    this.label = label;
  }

  /** Each as likely as the others. */
  static Fraud draw(Noise noise) {
    return values()[noise.below(values().length)];
  }

  /** Turns a genuine payment into this fraud, and says so in it. */
  void turn(Payment payment, Noise noise) {
    commit(payment, noise);
    payment.kind = label;
  }

  /** Changes what this fraud changes of a genuine payment. */
  abstract void commit(Payment payment, Noise noise);

  private static Customer.Country abroad(Payment payment, Noise noise) {
    return Customer.Country.abroad(noise, payment.customer.country());
  }

  private static Merchant pick(Noise noise, Merchant... merchants) {
    return merchants[noise.below(merchants.length)];
  }
}
