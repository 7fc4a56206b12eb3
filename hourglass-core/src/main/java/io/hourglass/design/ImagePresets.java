package io.hourglass.design;

import io.hourglass.corruption.CorruptionText;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.latent.Code;
import io.hourglass.latent.FeatureMap;
import io.hourglass.latent.Latent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Padding;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The presets of convolutions, for images of any size.
 *
 * @param settings what was said, or is standard
 * @param image what an image is
 * @param given columns that are not explained
 */
record ImagePresets(PresetSettings settings, ColumnType.Image image, Set<String> given) {
  private static final int KERNEL = 3;

  /** The last feature map is about as wide as that. */
  private static final int NARROW = 8;

  /** For the one column of images there is. */
  static ImagePresets of(Preset preset, PresetSettings settings, Schema schema) {
    Set<String> given = settings.conditions(schema);
    List<Field> explained = explained(schema, given);
    if (explained.size() == 1 && explained.get(0).type() instanceof ColumnType.Image image) {
      return new ImagePresets(settings, image, given);
    }
    throw unsuitable(preset, explained);
  }

  private static IllegalArgumentException unsuitable(Preset preset, List<Field> explained) {
    return new IllegalArgumentException(
        ("the design %s is for one column of images and nothing else to explain, got %s; leave"
                + " out the other columns %s, or take a design for tables, such as %s")
            .formatted(
                preset, described(explained), SettingReference.to("drop"), preset.forTables()));
  }

  /** Whether there is one column of images and nothing else to explain. */
  static boolean isFor(PresetSettings settings, Schema schema) {
    List<Field> explained = explained(schema, settings.conditions(schema));
    return explained.size() == 1 && explained.get(0).type() instanceof ColumnType.Image;
  }

  private static List<Field> explained(Schema schema, Set<String> given) {
    return schema.fields().stream().filter(field -> !given.contains(field.name())).toList();
  }

  private static String described(List<Field> fields) {
    return fields.size() <= NARROW
        ? new Schema(fields).toString()
        : fields.size() + " columns, among them " + fields.get(0).name();
  }

  /** The convolutional autoencoder of the Keras examples: 28,353 weights on 28x28x1. */
  Design autoencoder() {
    List<Integer> filters = filters(32, 32);
    Activation activation = settings.activation("activation");
    Shape map = map(filters);
    List<Layer> decoder = settings.has("latent") ? denseToMap(map, activation) : reshapeTo(map);
    decoder.addAll(up(filters, activation));
    decoder.add(Conv.square(image.channels(), KERNEL, 1, Activation.LINEAR));
    return design(pooling(filters, activation), code(map), decoder);
  }

  private Latent code(Shape map) {
    return settings.has("latent")
        ? new Code(settings.whole("latent"), Activation.LINEAR)
        : new FeatureMap(map.size());
  }

  private static List<Layer> pooling(List<Integer> filters, Activation activation) {
    List<Layer> layers = new ArrayList<>();
    for (int count : filters) {
      layers.add(Conv.square(count, KERNEL, 1, activation));
      layers.add(MaxPool.square(2));
    }
    return layers;
  }

  /** Convolutions of stride 2, each of which halves the map. */
  private static List<Layer> halving(List<Integer> filters, Activation activation) {
    return filters.stream()
        .map(count -> Conv.square(count, KERNEL, 2, activation))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<Layer> reshapeTo(Shape map) {
    return new ArrayList<>(List.of(new Reshape(map)));
  }

  private static List<Layer> denseToMap(Shape map, Activation activation) {
    return new ArrayList<>(List.of(new Dense(map.size(), activation), new Reshape(map)));
  }

  private Design design(List<Layer> encoder, Latent latent, List<Layer> decoder) {
    return new Design(
        encoder, latent, decoder, new NoCorruption(), VariationalPresets.likelihoods(given));
  }

  /**
   * The denoiser: residual blocks (He et al. 2016) on a map that keeps as many numbers as the image
   * has pixels, or more. A narrow code would lose more of an image than weak noise does.
   */
  Design denoising() {
    List<Integer> filters = settings.numbers().isEmpty() ? List.of(32) : settings.numbers();
    Activation activation = settings.activation("activation");
    int blocks = blocks();
    Shape map = map(filters);
    List<Layer> encoder = halving(filters, activation);
    encoder.addAll(residual(map.last(), (blocks + 1) / 2, activation));
    List<Layer> decoder = denoisingDecoder(filters, blocks / 2, activation);
    return design(encoder, new FeatureMap(map.size()), decoder)
        .withCorruption(CorruptionText.parse(settings.text("corruption")));
  }

  private List<Layer> denoisingDecoder(List<Integer> filters, int blocks, Activation activation) {
    Shape map = map(filters);
    List<Layer> decoder = reshapeTo(map);
    decoder.addAll(residual(map.last(), blocks, activation));
    // each level up ends with the filters of the one above, the last with the image's channels
    decoder.addAll(up(filters.subList(0, filters.size() - 1), 1, activation));
    decoder.addAll(up(List.of(image.channels()), 0, Activation.LINEAR));
    return decoder;
  }

  private int blocks() {
    int blocks = settings.whole("blocks");
    if (blocks < 0) {
      throw new IllegalArgumentException("blocks must be at least 0, got " + blocks);
    }
    return blocks;
  }

  private static List<Layer> residual(int filters, int blocks, Activation activation) {
    Layer block =
        new Residual(
            List.of(
                Conv.square(filters, KERNEL, 1, activation),
                Conv.square(filters, KERNEL, 1, Activation.LINEAR)),
            activation);
    return Collections.nCopies(blocks, block);
  }

  /** With two latents the variational autoencoder of the Keras examples. */
  Design variational() {
    List<Integer> filters = filters(32, 64);
    Activation activation = settings.activation("activation");
    int width = settings.whole("latent");
    List<Layer> encoder = halving(filters, activation);
    encoder.add(new Dense(settings.whole("hidden", 8 * Math.max(1, width)), activation));
    List<Layer> decoder = denseToMap(map(filters), activation);
    decoder.addAll(upToImage(filters, activation));
    return design(encoder, new VariationalPresets(settings).latent(width), decoder);
  }

  /** The vector-quantized one: every place of the last feature map is an entry of the codebook. */
  Design quantized() {
    List<Integer> filters = filters(32, 64);
    Activation activation = settings.activation("activation", Activation.RELU);
    int size = settings.whole("size", 16);
    List<Layer> encoder = halving(filters, activation);
    encoder.add(Conv.square(size, 1, 1, Activation.LINEAR));
    Shape map = map(filters);
    Latent latent = PlainPresets.quantized(settings, map.size() / map.last(), size);
    return design(encoder, latent, quantizedDecoder(filters, size, activation));
  }

  private List<Layer> quantizedDecoder(List<Integer> filters, int size, Activation activation) {
    Shape map = map(filters);
    // the values of conditioning columns have no place in a map
    List<Layer> decoder =
        given.isEmpty() ? reshapeTo(map(with(filters, size))) : denseToMap(map, activation);
    if (given.isEmpty()) {
      decoder.add(Conv.square(map.last(), KERNEL, 1, activation));
    }
    decoder.addAll(upToImage(filters, activation));
    return decoder;
  }

  /** As said, or as many as make a small map: 2 on 28x28, 3 on 64x64. */
  private List<Integer> filters(int first, int later) {
    return settings.numbers().isEmpty() ? standardFilters(first, later) : settings.numbers();
  }

  private List<Integer> standardFilters(int first, int later) {
    List<Integer> filters = new ArrayList<>(List.of(first));
    int extent = Math.max(image.height(), image.width());
    for (int left = (extent + 1) / 2; left > NARROW; left = (left + 1) / 2) {
      filters.add(later);
    }
    return filters;
  }

  /** The shape of the image after one halving per filter. */
  private Shape map(List<Integer> filters) {
    int levels = filters.size();
    return Shape.of(
        halved(image.height(), levels), halved(image.width(), levels), filters.get(levels - 1));
  }

  private static List<Integer> with(List<Integer> filters, int last) {
    List<Integer> changed = new ArrayList<>(filters);
    changed.set(filters.size() - 1, last);
    return changed;
  }

  private static int halved(int extent, int times) {
    int left = extent;
    for (int i = 0; i < times; i++) {
      left = (left + 1) / 2;
    }
    return left;
  }

  /** Doubles the map once for each of the filters, exactly to the extents on the way down. */
  private List<Layer> up(List<Integer> filters, Activation activation) {
    return up(filters, 0, activation);
  }

  private List<Layer> upToImage(List<Integer> filters, Activation activation) {
    List<Layer> layers = up(filters, activation);
    layers.add(ConvTranspose.square(image.channels(), KERNEL, 1, Activation.LINEAR));
    return layers;
  }

  /**
   * The same for some of the levels.
   *
   * @param filters of the levels, the widest map's first
   * @param first number of that level; 0 ends at the image's extents
   */
  private List<Layer> up(List<Integer> filters, int first, Activation activation) {
    List<Layer> layers = new ArrayList<>();
    for (int level = first + filters.size() - 1; level >= first; level--) {
      layers.add(doubling(filters.get(level - first), level, activation));
    }
    return layers;
  }

  private Layer doubling(int filters, int level, Activation activation) {
    return new ConvTranspose(
        filters,
        List.of(KERNEL, KERNEL),
        List.of(2, 2),
        Padding.SAME,
        List.of(left(image.height(), level), left(image.width(), level)),
        activation);
  }

  /** 1 where an even extent was halved, 0 where an odd one was. */
  private static int left(int extent, int level) {
    return 1 - halved(extent, level) % 2;
  }
}
