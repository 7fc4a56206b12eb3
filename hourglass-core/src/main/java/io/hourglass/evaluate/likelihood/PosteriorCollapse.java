package io.hourglass.evaluate.likelihood;

import io.hourglass.latent.Regularization;
import io.hourglass.latent.VariationalModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Posterior collapse: the decoder ignores the code (Bowman et al. 2016).
 *
 * @param active latent dimensions with a KL of at least {@link #ACTIVE_NATS}
 * @param width latent dimensions in all
 * @param kl KL of the whole code, in nats
 * @param cause the likely cause, according to the design
 * @param remedies settings of the design that help, the most promising first
 */
public record PosteriorCollapse(
    int active, int width, double kl, String cause, List<String> remedies) {
  /** A latent dimension with a lower KL, in nats, is inactive. */
  public static final double ACTIVE_NATS = 0.01;

  /** A code with a lower share of active latent dimensions has collapsed. */
  private static final double MIN_ACTIVE_SHARE = 0.1;

  /** A code with a lower KL, in nats, has collapsed whatever its number of dimensions. */
  private static final double MIN_KL = 0.1;

  private static final String SENTENCE =
      "posterior collapse: %d of %d latent dimensions active, KL %.2f nats in all; likely cause:"
          + " %s; remedies in the design: %s";

  public PosteriorCollapse {
    remedies = List.copyOf(remedies);
  }

  /** Number of active latent dimensions. */
  public static int active(List<Double> klPerLatent) {
    return (int) klPerLatent.stream().filter(kl -> kl >= ACTIVE_NATS).count();
  }

  /**
   * The collapse of a code, if it has collapsed.
   *
   * @param klPerLatent KL of each latent dimension, in nats; not used where the posterior is a flow
   *     with a context, whose KL is not the sum of these
   * @param kl KL of the whole code, in nats
   * @param latent the latent of the model
   */
  public static Optional<PosteriorCollapse> of(
      List<Double> klPerLatent, double kl, VariationalModel latent) {
    int active = active(klPerLatent);
    return isUnused(active, latent) || kl < MIN_KL
        ? Optional.of(of(active, kl, latent))
        : Optional.empty();
  }

  private static boolean isUnused(int active, VariationalModel latent) {
    return latent.posterior().context() == 0 && active < MIN_ACTIVE_SHARE * latent.width();
  }

  private static PosteriorCollapse of(int active, double kl, VariationalModel latent) {
    Regularization regularization = latent.regularization();
    return new PosteriorCollapse(
        active, latent.width(), kl, cause(regularization), remedies(regularization));
  }

  private static String cause(Regularization regularization) {
    if (regularization.beta() > 1) {
      return "the KL weight (beta) is %s, so the KL term outweighs the gain in reconstruction"
          .formatted(number(regularization.beta()));
    }
    return regularization.annealing().isNone() && !hasKlFloor(regularization)
        ? "the KL term has its full weight from the first step, before the decoder can use the"
            + " code; or the decoder models the rows without it"
        : "the decoder models the rows without it";
  }

  private static boolean hasKlFloor(Regularization regularization) {
    return regularization.freeBits() > 0 || regularization.targetKl() > 0;
  }

  private static List<String> remedies(Regularization regularization) {
    List<String> remedies = new ArrayList<>();
    if (regularization.beta() > 1) {
      remedies.add("beta=1");
    }
    if (!hasKlFloor(regularization)) {
      // annealing alone is not among them: the code collapses once the full weight is back
      remedies.add("free-bits=0.1");
      remedies.add("target-kl=10,annealing=linear:STEPS with STEPS a fifth of all or more");
    }
    remedies.add("a weaker decoder, or likelihoods with less noise");
    return remedies;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /** The warning as one sentence. */
  public String sentence() {
    String all = String.join("; or ", remedies);
    return String.format(Locale.ROOT, SENTENCE, active, width, kl, cause, all);
  }
}
