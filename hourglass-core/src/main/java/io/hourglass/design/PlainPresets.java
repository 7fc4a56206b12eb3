package io.hourglass.design;

import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Schema;
import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Code;
import io.hourglass.latent.Independent;
import io.hourglass.latent.IndexPrior;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Quantized;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.setting.Member;
import io.hourglass.setting.TextForm;
import java.util.List;
import java.util.Set;

/**
 * The presets of dense layers with a plain code.
 *
 * @param settings given settings and defaults
 * @param schema of the data
 */
record PlainPresets(PresetSettings settings, Schema schema) {
  Design dense() {
    return design(Widths.plain(schema, given()), contractive(), new NoCorruption());
  }

  Design deep() {
    return design(Widths.deep(schema, given()), contractive(), new NoCorruption());
  }

  Design denoising() {
    Corruption corruption = CorruptionText.parse(settings.text("corruption"));
    return design(Widths.plain(schema, given()), contractive(), corruption);
  }

  /** A wide code with a penalty on its activity (Ng 2011) or its size. */
  Design sparse() {
    List<Integer> hidden = Widths.plain(schema, given()).hidden();
    Widths widths = settings.widths(new Widths(hidden.subList(0, 1), hidden.get(0)));
    double l1 = settings.number("l1");
    Activation code = l1 > 0 ? Activation.RELU : Activation.SIGMOID;
    return design(widths, new Code(widths.code(), code, penalty(l1)), new NoCorruption());
  }

  private Penalty penalty(double l1) {
    return l1 > 0
        ? new Penalty.L1(l1)
        : new Penalty.Sparsity(settings.number("rho"), settings.number("weight"));
  }

  /** Groups of a dense layer's units are quantized with a codebook. */
  Design quantized() {
    Widths standard = Widths.plain(schema, given());
    List<Integer> numbers = settings.numbers();
    int groups = settings.whole("groups", standard.code());
    int size = settings.whole("size", 4);
    Widths widths = new Widths(numbers.isEmpty() ? standard.hidden() : numbers, groups * size);
    List<Layer> encoder = widths.down(hidden());
    encoder.add(new Dense(groups * size, Activation.LINEAR));
    return new Design(
        encoder,
        quantized(settings, groups, size),
        widths.up(hidden()),
        new NoCorruption(),
        VariationalPresets.likelihoods(given()));
  }

  static Quantized quantized(PresetSettings settings, int positions, int size) {
    IndexPrior prior =
        settings.kind(
            TextForm.<IndexPrior>of(
                "prior",
                Member.of("independent", Independent.class),
                Member.of("autoregressive", Autoregressive.class)));
    return new Quantized(
        positions, size, settings.whole("entries"), settings.number("commitment"), prior);
  }

  private Set<String> given() {
    return settings.conditions(schema);
  }

  private Penalty contractive() {
    double weight = settings.number("contractive");
    return weight > 0 ? new Penalty.Contraction(weight) : new Penalty.None();
  }

  /**
   * With given widths, the code has the activation of the hidden layers, as in {@code dense:64,32}.
   */
  private Design design(Widths standard, Penalty penalty, Corruption corruption) {
    Widths widths = settings.widths(standard);
    boolean isSaid = !settings.numbers().isEmpty();
    Activation code = settings.activation("code", isSaid ? hidden() : Activation.LINEAR);
    return design(widths, new Code(widths.code(), code, penalty), corruption);
  }

  private Design design(Widths widths, Code code, Corruption corruption) {
    return new Design(
        widths.down(hidden()),
        code,
        widths.up(hidden()),
        corruption,
        VariationalPresets.likelihoods(given()));
  }

  /** With given widths, every layer has relu. */
  private Activation hidden() {
    boolean isTable = !Widths.hasImage(schema) && settings.numbers().isEmpty();
    return settings.activation("activation", isTable ? Activation.SILU : Activation.RELU);
  }
}
