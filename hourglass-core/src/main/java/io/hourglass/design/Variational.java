package io.hourglass.design;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Schema;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Posterior;
import io.hourglass.latent.Prior;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.likelihood.Given;
import io.hourglass.likelihood.Likelihood;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the variational presets share.
 *
 * @param settings what was said, or is standard
 */
record Variational(Settings settings) {
  /** Share of a cycle of annealing in which the weight grows. */
  private static final double RISING = 0.5;

  private static final Prior PRIOR_FLOW = new MaskedAutoregressive(4, 200);
  private static final Posterior POSTERIOR_FLOW = new InverseAutoregressive(2, 200, 50);

  Design dense(Schema schema) {
    Set<String> given = settings.conditions(schema);
    Widths widths = settings.widths(Widths.variational(schema, given));
    boolean isPicture = Widths.hasPicture(schema);
    Activation activation =
        settings.activation("activation", isPicture ? Activation.TANH : Activation.SILU);
    return new Design(
        widths.down(activation),
        latent(widths.code()),
        widths.up(activation),
        new NoCorruption(),
        likelihoods(given));
  }

  Gaussian latent(int width) {
    return new Gaussian(width, posterior(), prior(), objective(), regularization());
  }

  /** Columns that are given; the others have the likelihoods of their kinds. */
  static Map<String, Likelihood> likelihoods(Set<String> given) {
    Map<String, Likelihood> likelihoods = new TreeMap<>();
    given.forEach(column -> likelihoods.put(column, new Given()));
    return likelihoods;
  }

  private Objective objective() {
    int samples = settings.whole("samples");
    return samples == 1 ? new Elbo() : new ImportanceWeighted(samples);
  }

  private Regularization regularization() {
    return new Regularization(
        settings.number("beta"),
        annealing(),
        settings.number("free-bits"),
        settings.number("target-kl"),
        settings.number("tc"),
        settings.number("mmd"));
  }

  private Annealing annealing() {
    return settings.kind(
        "annealing",
        Map.<String, Annealing>of("none", new Annealing.None()),
        Map.of(
            "linear",
            Annealing.Linear::new,
            "cosine",
            Annealing.Cosine::new,
            "cyclic",
            cycles -> new Annealing.Cyclic(cycles, RISING)));
  }

  private Prior prior() {
    return settings.kind(
        "prior",
        Map.<String, Prior>of("normal", new StandardNormal(), "flow", PRIOR_FLOW),
        Map.of("mixture", Mixture::new, "vamp", inputs -> new VampPrior(inputs, false)));
  }

  private Posterior posterior() {
    return settings.kind(
        "posterior",
        Map.<String, Posterior>of("diagonal", new Diagonal(), "iaf", POSTERIOR_FLOW),
        Map.of());
  }
}
