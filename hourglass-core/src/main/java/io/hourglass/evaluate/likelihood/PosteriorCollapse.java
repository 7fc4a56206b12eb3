package io.hourglass.evaluate.likelihood;

import io.hourglass.latent.Regularization;
import io.hourglass.latent.VariationalModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A code that tells next to nothing of its row, because the decoder does without it (Bowman et al.
 * 2016): what it looks like, why, and what helps.
 *
 * @param active numbers of the code that tell at least {@link #ACTIVE_NATS} of their row
 * @param width numbers in a code
 * @param kl nats that the whole code tells of its row
 * @param cause why, as far as the design tells
 * @param remedies settings of the design that help, the likeliest first
 */
public record PosteriorCollapse(
    int active, int width, double kl, String cause, List<String> remedies) {
  /** A number of the code that tells less, in nats, is not in use. */
  public static final double ACTIVE_NATS = 0.01;

  /** Below this share of its numbers in use, a code has collapsed. */
  private static final double FEW = 0.1;

  /** A code that tells less than this many nats has collapsed, however many numbers share it. */
  private static final double LITTLE = 0.1;

  public PosteriorCollapse {
    remedies = List.copyOf(remedies);
  }

  /** How many numbers of a code are in use. */
  public static int active(List<Double> klPerLatent) {
    return (int) klPerLatent.stream().filter(kl -> kl >= ACTIVE_NATS).count();
  }

  /**
   * Whether a code has collapsed.
   *
   * @param klPerLatent nats that every number of the code tells of its row; where the posterior is
   *     a flow with a context, these do not tell all, and the whole code's decide alone
   * @param kl nats that the whole code costs
   * @param latent whose posteriors they are
   */
  public static Optional<PosteriorCollapse> of(
      List<Double> klPerLatent, double kl, VariationalModel latent) {
    int active = active(klPerLatent);
    boolean isUnused = latent.posterior().context() == 0 && active < FEW * latent.width();
    Regularization regularization = latent.regularization();
    return isUnused || kl < LITTLE
        ? Optional.of(
            new PosteriorCollapse(
                active, latent.width(), kl, cause(regularization), remedies(regularization)))
        : Optional.empty();
  }

  private static String cause(Regularization regularization) {
    if (regularization.beta() > 1) {
      return "what a code costs counts %s times (beta), more than it saves in the reconstruction"
          .formatted(number(regularization.beta()));
    }
    return regularization.annealing().isNone() && !isPaid(regularization)
        ? "a code costs its full price from the first step, when the decoder cannot use it yet; or"
            + " the decoder explains the rows without it"
        : "the decoder explains the rows without it";
  }

  /** Whether some of the code is free, or wanted. */
  private static boolean isPaid(Regularization regularization) {
    return regularization.freeBits() > 0 || regularization.targetKl() > 0;
  }

  private static List<String> remedies(Regularization regularization) {
    List<String> remedies = new ArrayList<>();
    if (regularization.beta() > 1) {
      remedies.add("beta=1");
    }
    if (!isPaid(regularization)) {
      // annealing alone is not among them: a code empties as soon as its full price is back
      remedies.add("free-bits=0.1");
      remedies.add("target-kl=10,annealing=linear:STEPS over a fifth of the steps or more");
    }
    remedies.add("a weaker decoder, or likelihoods of less noise");
    return remedies;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /** All of it, for people. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "the code has collapsed: %d of its %d numbers %s anything of their row, %.2f nats in all;"
            + " the likely cause: %s; what helps, in the design: %s",
        active,
        width,
        active == 1 ? "tells" : "tell",
        kl,
        cause,
        String.join("; or ", remedies));
  }
}
