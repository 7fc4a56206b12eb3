package io.hourglass.train.run;

import io.hourglass.evaluate.likelihood.PosteriorCollapse;
import io.hourglass.latent.Latent;
import java.util.Optional;

/** Notices, once in a run, that the code has collapsed. */
final class CollapseAlarm {
  /** The part of a run in which a code may still be unused: at least one epoch. */
  private static final double GRACE = 0.1;

  private final Latent latent;
  private final int epochs;
  private boolean raised;

  /** For a run of so many epochs. */
  CollapseAlarm(Latent latent, int epochs) {
    this.latent = latent;
    this.epochs = epochs;
  }

  /**
   * The collapse to report after an epoch, if there is one that was not reported yet.
   *
   * @param annealing share of the KL term's full weight at the epoch's last step: below 1 the code
   *     is not evaluated
   */
  Optional<PosteriorCollapse> after(Epoch epoch, double annealing) {
    boolean isEarly = epoch.number() < Math.max(2, GRACE * epochs) && epoch.number() < epochs;
    if (raised || isEarly || annealing < 1) {
      return Optional.empty();
    }
    Optional<PosteriorCollapse> found = of(epoch, latent);
    raised = found.isPresent();
    return found;
  }

  /** Whether the code was collapsed in an epoch. */
  static Optional<PosteriorCollapse> of(Epoch epoch, Latent latent) {
    double kl = epoch.terms().getOrDefault("kl", 0.0);
    return latent
        .variational()
        .flatMap(model -> PosteriorCollapse.of(epoch.klPerLatent(), kl, model));
  }
}
