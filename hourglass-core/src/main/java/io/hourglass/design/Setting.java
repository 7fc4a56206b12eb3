package io.hourglass.design;

import java.util.List;
import java.util.stream.Stream;

/**
 * A setting of a preset, such as {@code beta=4}.
 *
 * @param name before the equals sign
 * @param standard the default
 * @param isValue whether the default is a value; else it describes what the default depends on
 * @param meaning one line for a person
 */
public record Setting(String name, String standard, boolean isValue, String meaning) {
  /** The name under which the widths of a short form are listed. */
  static final String NUMBERS = "N,N,...";

  private static final Setting CONDITION =
      value(
          "condition",
          "none",
          "column that encoder and decoder are conditioned on; several joined by +");

  private static final Setting SPARSE_WIDTHS =
      derived(
          NUMBERS,
          "256,256; by columns",
          "widths of the hidden layers; the last is the code, which is wide");

  private static final Setting VARIATIONAL_WIDTHS =
      derived(
          NUMBERS, "200,200,50; by columns", "widths of the hidden layers; the last is the code");

  private static final Setting LATENT =
      derived(
          "latent", "the last width", "latent dimensions; when set, all widths are hidden layers");

  private static Setting value(String name, String standard, String meaning) {
    return new Setting(name, standard, true, meaning);
  }

  private static Setting derived(String name, String standard, String meaning) {
    return new Setting(name, standard, false, meaning);
  }

  private static Setting corruption() {
    return value(
        "corruption", "gaussian:0.4,clip", "corruption of the training input, such as mask:0.5");
  }

  static List<Setting> dense(String widths) {
    return List.of(
        derived(NUMBERS, widths, "widths of the encoder's layers; the last is the code"),
        LATENT,
        derived("activation", "relu; silu on tables", "activation of every layer but the code"),
        derived("code", "linear; with widths, the activation above", "activation of the code"),
        value("contractive", "0", "weight of the squared Jacobian norm of the code"),
        CONDITION);
  }

  static List<Setting> sparse() {
    return List.of(
        SPARSE_WIDTHS,
        LATENT,
        derived("activation", "relu; silu on tables", "activation of every layer but the code"),
        value("rho", "0.05", "target mean activation of a code dimension"),
        value("weight", "1", "weight of the sparsity penalty"),
        value("l1", "0", "weight of an L1 penalty on a relu code, used instead"),
        CONDITION);
  }

  static List<Setting> denoising(String widths) {
    return joined(dense(widths), List.of(corruption()));
  }

  static List<Setting> conv() {
    return List.of(
        derived(NUMBERS, "32,32", "filters of the convolutions, each followed by 2x2 pooling"),
        derived("latent", "the feature map", "width of a dense code, used instead"),
        value("activation", "relu", "activation of every layer but the last"));
  }

  static List<Setting> convDenoising() {
    return List.of(
        derived(NUMBERS, "32", "filters of the convolutions of stride 2; each halves the image"),
        value("blocks", "2", "residual blocks on the last feature map, two convolutions each"),
        value("activation", "silu", "activation of every layer but the last"),
        corruption());
  }

  /**
   * Settings of dense variational designs, which differ in their defaults of beta, prior and
   * samples.
   */
  static List<Setting> vae(String beta, String prior, String samples) {
    return joined(
        List.of(
            VARIATIONAL_WIDTHS,
            LATENT,
            value("activation", "silu", "activation of the hidden layers")),
        variational(beta, prior, samples));
  }

  static List<Setting> convVae() {
    return joined(
        List.of(
            derived(
                NUMBERS, "32,64; more on large images", "filters of the convolutions of stride 2"),
            value("latent", "16", "latent dimensions"),
            derived("hidden", "8 times latent", "width of the dense layer beside the code"),
            value("activation", "relu", "activation of every layer but the last")),
        variational("1", "normal", "1"));
  }

  static List<Setting> quantized() {
    return List.of(
        derived(
            NUMBERS,
            "32,64; by columns",
            "filters of the convolutions of stride 2; widths on tables"),
        value("entries", "128", "entries in the codebook"),
        derived("size", "16; 4 on tables", "dimensions of a codebook entry"),
        derived("groups", "by columns", "codebook indices per row of a table"),
        value("commitment", "0.25", "weight of the commitment loss"),
        value("prior", "autoregressive:512", "autoregressive:UNITS or independent"),
        derived("activation", "relu; silu on tables", "activation of every layer but the last"),
        CONDITION);
  }

  private static List<Setting> variational(String beta, String prior, String samples) {
    return List.of(
        value("beta", beta, "weight of the KL term"),
        value("annealing", "none", "schedule of beta: linear:STEPS, cosine:STEPS or cyclic:CYCLES"),
        value("free-bits", "0", "KL cost per latent dimension that is not counted, in nats"),
        value("target-kl", "0", "target of the total KL cost, in nats"),
        value("tc", "0", "extra weight of the total correlation"),
        value("mmd", "0", "weight of the maximum mean discrepancy"),
        value("prior", prior, "normal, mixture:K, vamp:K or flow:STEPS"),
        value("posterior", "diagonal", "diagonal or iaf:STEPS"),
        value("samples", samples, "latent samples per row; above 1, importance-weighted"),
        value(
            "gradient",
            "auto",
            "reparameterization gradient: plain, doubly (lower variance), auto (doubly with several samples)"),
        CONDITION);
  }

  private static List<Setting> joined(List<Setting> first, List<Setting> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
