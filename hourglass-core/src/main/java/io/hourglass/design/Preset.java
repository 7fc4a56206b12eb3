package io.hourglass.design;

import io.hourglass.data.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The designs that have a name. Each is a choice of values on the four axes, sized for the data;
 * what it comes to can be printed as JSON, edited, and trained.
 */
public enum Preset {
  LESSON("the demo's autoencoder, 784-64-32-16-32-64-784 on 28x28 images, relu throughout"),
  DENSE("dense layers with a narrow code; without widths, sized for the data"),
  DEEP("three hidden dense layers in encoder and decoder, after Hinton and Salakhutdinov (2006)"),
  SPARSE("a wide code in which few dimensions are active at a time"),
  DENOISING("denoising, with dense layers"),
  CONV("convolutions and pooling, with a small feature map as the code: images only"),
  CONV_DENOISING("denoising, with residual convolutions: images only"),
  VAE("variational: generates new rows and gives each row a likelihood"),
  CONV_VAE("variational, with convolutions: images only"),
  BETA_VAE("variational with a larger KL weight, for disentangled latent dimensions"),
  VAMP_VAE("variational with a learned prior (VampPrior): higher likelihood"),
  IWAE("variational, importance-weighted with several samples per row: a tighter bound"),
  VQ_VAE("vector-quantized: a code is a list of indices into a learned codebook");

  private final String description;

  Preset(String description) {
    this.description = description;
  }

  /** The preset of that name, if there is one. */
  public static Optional<Preset> find(String name) {
    return Arrays.stream(values()).filter(p -> p.toString().equals(name)).findFirst();
  }

  /** All names with commas between. */
  public static String names() {
    return Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", "));
  }

  /** Its name: {@code conv-vae}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A description in one line. */
  public String description() {
    return description;
  }

  /** The settings that can be chosen. */
  public List<Setting> settings() {
    return switch (this) {
      case LESSON -> List.of();
      case DENSE -> Setting.dense("by columns; 256,64,32 on images");
      case DEEP -> Setting.dense("by columns; 1000,500,250,30 on images");
      case SPARSE -> Setting.sparse();
      case DENOISING -> Setting.denoising("by columns; 256,64,32 on images");
      case CONV -> Setting.conv();
      case CONV_DENOISING -> Setting.convDenoising();
      case VAE -> Setting.vae("1", "normal", "1");
      case CONV_VAE -> Setting.convVae();
      case BETA_VAE -> Setting.vae("4", "normal", "1");
      case VAMP_VAE -> Setting.vae("1", "vamp:500", "1");
      case IWAE -> Setting.vae("1", "normal", "5");
      case VQ_VAE -> Setting.quantized();
    };
  }

  /** Its nearest for data without images. */
  Preset forTables() {
    return switch (this) {
      case CONV -> DENSE;
      case CONV_DENOISING -> DENOISING;
      case CONV_VAE -> VAE;
      default -> this;
    };
  }

  /** The design for data of that kind; errors as {@link ConfiguredPreset#design} has them. */
  Design design(PresetSettings said, Schema schema) {
    PresetSettings settings = said.over(settings());
    return switch (this) {
      case LESSON -> Design.lesson();
      case DENSE -> new PlainPresets(settings, schema).dense();
      case DEEP -> new PlainPresets(settings, schema).deep();
      case SPARSE -> new PlainPresets(settings, schema).sparse();
      case DENOISING -> new PlainPresets(settings, schema).denoising();
      case CONV -> ImagePresets.of(this, settings, schema).autoencoder();
      case CONV_DENOISING -> ImagePresets.of(this, settings, schema).denoising();
      case CONV_VAE -> ImagePresets.of(this, settings, schema).variational();
      case VAE, BETA_VAE, VAMP_VAE, IWAE -> new VariationalPresets(settings).dense(schema);
      case VQ_VAE ->
          ImagePresets.isFor(settings, schema)
              ? ImagePresets.of(this, settings, schema).quantized()
              : new PlainPresets(settings, schema).quantized();
    };
  }
}
