package io.hourglass.design;

import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Schema;
import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
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
import io.hourglass.likelihood.Condition;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Common settings of the variational presets.
 *
 * @param settings given settings and defaults
 */
record VariationalPresets(PresetSettings settings) {
  /** Share of a cycle of annealing in which the weight grows. */
  private static final double RISING = 0.5;

  /** The default number of steps of a flow. */
  private static final int PRIOR_STEPS = 4;

  private static final int POSTERIOR_STEPS = 2;

  private static final TextForm<Annealing> ANNEALING =
      TextForm.of(
          "annealing",
          Member.of("none", Annealing.None.class),
          Member.of("linear", Annealing.Linear.class),
          Member.of("cosine", Annealing.Cosine.class),
          Member.of("cyclic", Annealing.Cyclic.class).or("rising", RISING));

  Design dense(Schema schema) {
    Set<String> given = settings.conditions(schema);
    Widths widths = settings.widths(Widths.variational(schema, given));
    Activation activation = settings.activation("activation");
    return new Design(
        widths.down(activation),
        latent(widths.code()),
        widths.up(activation),
        new NoCorruption(),
        likelihoods(given));
  }

  GaussianLatent latent(int width) {
    return new GaussianLatent(width, posterior(width), prior(width), objective(), regularization());
  }

  /** Likelihoods of conditioning columns; the others have the defaults of their types. */
  static Map<String, Likelihood> likelihoods(Set<String> given) {
    Map<String, Likelihood> likelihoods = new TreeMap<>();
    given.forEach(column -> likelihoods.put(column, new Condition()));
    return likelihoods;
  }

  private Objective objective() {
    int samples = settings.whole("samples");
    boolean isDoubly = settings.kind(gradient(samples > 1 && canBeDoubly()));
    return samples == 1 && !isDoubly ? new Elbo() : new ImportanceWeighted(samples, isDoubly);
  }

  private static TextForm<Boolean> gradient(boolean standard) {
    return TextForm.of(
        "gradient",
        Member.constant("plain", false),
        Member.constant("doubly", true),
        Member.constant("auto", standard));
  }

  /** Whether the doubly reparameterized gradient has the same mean as the plain one. */
  private boolean canBeDoubly() {
    return settings.text("posterior").equals("diagonal") && settings.number("beta") == 1;
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
    return settings.kind(ANNEALING);
  }

  private Prior prior(int width) {
    IntFunction<Prior> flow = steps -> new MaskedAutoregressive(steps, hidden(width));
    return settings.kind(
        TextForm.<Prior>of(
            "prior",
            Member.of("normal", StandardNormal.class),
            Member.of("mixture", Mixture.class),
            Member.counted("vamp", "inputs", inputs -> new VampPrior(inputs, false)),
            Member.counted("flow", "steps", flow).or("steps", PRIOR_STEPS)));
  }

  private Posterior posterior(int width) {
    IntFunction<Posterior> flow = steps -> new InverseAutoregressive(steps, hidden(width), width);
    return settings.kind(
        TextForm.<Posterior>of(
            "posterior",
            Member.of("diagonal", Diagonal.class),
            Member.counted("iaf", "steps", flow).or("steps", POSTERIOR_STEPS)));
  }

  /** Units of the network of a step of a flow. */
  private static int hidden(int width) {
    return Math.max(32, 4 * width);
  }
}
