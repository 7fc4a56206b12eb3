package io.hourglass.network;

import io.hourglass.codec.Codec;
import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.EncodedColumn;
import io.hourglass.codec.PlacedColumn;
import io.hourglass.corruption.Layout;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Shape;
import io.hourglass.likelihood.Condition;
import io.hourglass.likelihood.Likelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A design bound to a codec: every layer in its place with its shapes.
 *
 * @param design the four choices
 * @param codec of the rows, with the likelihoods that the design asks for
 * @param encoder from features and indicators to the code
 * @param decoder from the code to the likelihoods' parameters
 */
public record Architecture(
    Design design, Codec codec, List<PlacedLayer> encoder, List<PlacedLayer> decoder) {
  public Architecture {
    encoder = List.copyOf(encoder);
    decoder = List.copyOf(decoder);
  }

  /**
   * Binds a design to a codec.
   *
   * @throws IllegalArgumentException if a layer cannot take what the one before gives, the design
   *     names a likelihood for a column that is not there, or its corruption is for other columns
   */
  public static Architecture of(Design design, Codec fitted) {
    Codec codec = withLikelihoods(design, fitted);
    design.corruption().check(Layout.of(codec));
    Shape input = inputShape(codec);
    List<PlacedLayer> encoder = encoder(design, input);
    Shape decoded = Shape.of(design.latent().width() + conditions(codec).length);
    List<PlacedLayer> decoder = stages("decoder", design.decoder(), decoded);
    addOutputLayers(decoder, last(decoder, decoded), codec);
    return new Architecture(design, codec, encoder, decoder);
  }

  private static List<PlacedLayer> encoder(Design design, Shape input) {
    List<PlacedLayer> encoder = stages("encoder", design.encoder(), input);
    encoder.add(new PlacedLayer("latent", design.latent().head(), last(encoder, input)));
    return encoder;
  }

  /** Adds the head, where the width is not right yet, and the learned constants, if any. */
  private static void addOutputLayers(List<PlacedLayer> decoder, Shape end, Codec codec) {
    List<Integer> shared = codec.sharedOutputs();
    int predicted = codec.parameters() - shared.size();
    if (end.size() != predicted) {
      decoder.add(new PlacedLayer("head", new Dense(predicted, Activation.LINEAR), end));
    }
    if (!shared.isEmpty()) {
      Layer constants = new LearnedConstants(shared, sharedInitializer(codec));
      decoder.add(new PlacedLayer("shared", constants, Shape.of(predicted)));
    }
  }

  /** The first initializer that is not zero; other likelihoods work with any small numbers. */
  private static Initializer sharedInitializer(Codec codec) {
    return codec.blocks().stream()
        .map(block -> block.likelihood().sharedInitializer())
        .filter(start -> start != Initializer.ZERO)
        .findFirst()
        .orElse(Initializer.ZERO);
  }

  private static Codec withLikelihoods(Design design, Codec codec) {
    for (String column : design.likelihoods().keySet()) {
      checkColumn(column, codec.schema());
    }
    return codec.withLikelihoods(block -> {
      ColumnCodec own = block.codec();
      Likelihood chosen = design.likelihoods().getOrDefault(own.column(), block.likelihood());
      return new EncodedColumn(own, forImage(chosen, own.image()));
    });
  }

  private static void checkColumn(String column, Schema schema) {
    if (schema.field(column).isEmpty()) {
      throw new IllegalArgumentException(
          "a likelihood must be for a column of the data %s, got \"%s\""
              .formatted(schema.names(), column));
    }
  }

  private static Likelihood forImage(Likelihood likelihood, Optional<ColumnType.Image> image) {
    return image
        .map(type -> likelihood.forRowLength(type.width() * type.channels()))
        .orElse(likelihood);
  }

  /** Height, width and channels for a single image; a vector for anything else. */
  private static Shape inputShape(Codec codec) {
    return onlyImage(codec)
        .map(image -> Shape.of(image.height(), image.width(), image.channels()))
        .orElseGet(() -> Shape.of(codec.width() + codec.indicators().length));
  }

  /** The image, if it is the only column to reconstruct. */
  private static Optional<ColumnType.Image> onlyImage(Codec codec) {
    List<EncodedColumn> reconstructed =
        codec.blocks().stream().filter(block -> !block.likelihood().isCondition()).toList();
    return reconstructed.size() == 1 ? reconstructed.get(0).codec().image() : Optional.empty();
  }

  private static int[] conditions(Codec codec) {
    return codec.placedColumns().stream()
        .filter(placed -> placed.likelihood().isCondition())
        .flatMapToInt(PlacedColumn::features)
        .toArray();
  }

  /**
   * The features that the decoder is given beside the code: those of the columns whose likelihood
   * is {@link Condition}. Empty for most designs.
   */
  public int[] conditions() {
    return conditions(codec);
  }

  /**
   * The features of the encoder's input, in order: all of them, or only those of the image if all
   * other columns are conditions, so that it keeps its shape.
   */
  public int[] encoded() {
    boolean hasOnlyImage = onlyImage(codec).isPresent();
    return codec.placedColumns().stream()
        .filter(placed -> hasOnlyImage && placed.column().codec().image().isPresent())
        .findFirst()
        .map(PlacedColumn::features)
        .orElseGet(() -> IntStream.range(0, codec.width()))
        .toArray();
  }

  private static List<PlacedLayer> stages(String place, List<Layer> layers, Shape input) {
    List<PlacedLayer> stages = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      PlacedLayer stage = new PlacedLayer(place + "." + i, layers.get(i), shape);
      stages.add(stage);
      shape = stage.output();
    }
    return stages;
  }

  private static Shape last(List<PlacedLayer> stages, Shape input) {
    return stages.isEmpty() ? input : stages.get(stages.size() - 1).output();
  }

  /** Shape of the encoder's input: features, then indicators. */
  public Shape input() {
    return inputShape(codec);
  }

  /** Latent dimensions. */
  public int codeWidth() {
    return design.latent().width();
  }

  /** Numbers that the decoder takes in for a row: a code, then the conditions. */
  public int decodedWidth() {
    return codeWidth() + conditions().length;
  }

  /** The arrays that the latent learns besides its head's, named as {@code latent.prior.means}. */
  public List<Parameter> latentParameters() {
    return design.latent().parameters(input()).stream()
        .map(p -> p.named("latent." + p.name()))
        .toList();
  }

  /** Encoder and decoder in order. */
  public List<PlacedLayer> stages() {
    return Stream.concat(encoder.stream(), decoder.stream()).toList();
  }

  /** Every array of weights, in order. */
  public List<Parameter> parameters() {
    return Stream.concat(
            stages().stream().flatMap(stage -> stage.parameters().stream()),
            latentParameters().stream())
        .toList();
  }

  /** Number of weights. */
  public long parameterCount() {
    return parameters().stream().mapToLong(p -> p.shape().size()).sum();
  }
}
