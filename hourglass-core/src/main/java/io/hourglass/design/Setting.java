package io.hourglass.design;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something about a preset that can be chosen: {@code beta=4}.
 *
 * @param name as it is written before the equals sign
 * @param standard what it is when nothing is said
 * @param isValue whether that is a value as one could write it; else it says what it depends on
 * @param meaning one line for a person
 */
public record Setting(String name, String standard, boolean isValue, String meaning) {
  /** How the bare numbers of a short form are listed: they have no name. */
  static final String NUMBERS = "N,N,...";

  private static final Setting CONDITION =
      value("condition", "none", "column that encoder and decoder are given; several with +");

  private static Setting value(String name, String standard, String meaning) {
    return new Setting(name, standard, true, meaning);
  }

  private static Setting derived(String name, String standard, String meaning) {
    return new Setting(name, standard, false, meaning);
  }

  private static Setting corruption() {
    return value(
        "corruption",
        "gaussian:0.4,clip",
        "what is done to the training input, as --corruption takes it");
  }

  static List<Setting> dense(String widths) {
    return List.of(
        derived(NUMBERS, widths, "widths of the layers down to the code, which is the last"),
        derived("latent", "the last number", "numbers in a code; all bare numbers are hidden then"),
        derived("activation", "relu; silu on tables", "of every layer but the code"),
        derived("code", "linear; with numbers the same", "activation of the code"),
        value("contractive", "0", "weight of the squared Jacobian of the code"),
        CONDITION);
  }

  static List<Setting> sparse() {
    return List.of(
        derived(NUMBERS, "256,256; by columns", "hidden widths, then the code's, a wide one"),
        derived("latent", "the last number", "numbers in a code; all bare numbers are hidden then"),
        derived("activation", "relu; silu on tables", "of every layer but the code"),
        value("rho", "0.05", "share of the time that a number of the code is to be on"),
        value("weight", "1", "nats that one nat away from rho costs"),
        value("l1", "0", "instead: nats that one unit of a relu code costs"),
        CONDITION);
  }

  static List<Setting> denoising(String widths) {
    return joined(dense(widths), List.of(corruption()));
  }

  static List<Setting> conv() {
    return List.of(
        derived(NUMBERS, "32,32", "filters of the convolutions, each before a pooling by 2"),
        derived("latent", "the feature map", "numbers in a dense code instead"),
        value("activation", "relu", "of every layer but the last"));
  }

  static List<Setting> convDenoising() {
    return List.of(
        derived(NUMBERS, "32", "filters of the convolutions of stride 2, each halving the picture"),
        value("blocks", "2", "residual blocks on the last map, of two convolutions each"),
        value("activation", "silu", "of every layer but the last"),
        corruption());
  }

  /** Dense ones; the standards of beta, prior and samples tell them apart. */
  static List<Setting> vae(String beta, String prior, String samples) {
    return joined(
        List.of(
            derived(NUMBERS, "200,200,50; by columns", "hidden widths, then the code's"),
            derived(
                "latent", "the last number", "numbers in a code; all bare numbers are hidden then"),
            value("activation", "silu", "of the hidden layers")),
        variational(beta, prior, samples));
  }

  static List<Setting> convVae() {
    return joined(
        List.of(
            derived(
                NUMBERS, "32,64; more on large ones", "filters of the convolutions of stride 2"),
            value("latent", "16", "numbers in a code"),
            derived("hidden", "8 times the code's", "units between pictures and code"),
            value("activation", "relu", "of every layer but the last")),
        variational("1", "normal", "1"));
  }

  static List<Setting> quantized() {
    return List.of(
        derived(NUMBERS, "32,64; by columns", "filters of stride 2 on pictures, else widths"),
        value("entries", "128", "of the codebook"),
        derived("size", "16; 4 on tables", "numbers of an entry"),
        derived("groups", "by columns", "entries that a row is made of, on tables"),
        value("commitment", "0.25", "weight of the pull of the encoder to the entries"),
        value("prior", "autoregressive:512", "autoregressive:UNITS or independent"),
        derived("activation", "relu; silu on tables", "of every layer but the last"),
        CONDITION);
  }

  private static List<Setting> variational(String beta, String prior, String samples) {
    return List.of(
        value("beta", beta, "weight of the KL term"),
        value("annealing", "none", "how that grows: linear:STEPS, cosine:STEPS or cyclic:CYCLES"),
        value("free-bits", "0", "nats that every number of a code may cost for free"),
        value("target-kl", "0", "nats that the whole code is to cost"),
        value("tc", "0", "extra weight of the total correlation"),
        value("mmd", "0", "weight of the maximum mean discrepancy"),
        value("prior", prior, "normal, mixture:K, vamp:K or flow:STEPS"),
        value("posterior", "diagonal", "diagonal or iaf:STEPS"),
        value("samples", samples, "codes drawn for a row; above 1 they are importance-weighted"),
        value("gradient", "auto", "of codes: plain, doubly (less noisy), auto: doubly for several"),
        CONDITION);
  }

  private static List<Setting> joined(List<Setting> first, List<Setting> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
