package io.hourglass.network;

import io.hourglass.codec.Block;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Pixels;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A design bound to a codec: every layer in its place with its shapes.
 *
 * @param design the four choices
 * @param codec of the rows, with the likelihoods that the design asks for
 * @param encoder from features and indicators to the code
 * @param decoder from the code to the likelihoods' parameters
 */
public record Architecture(Design design, Codec codec, List<Stage> encoder, List<Stage> decoder) {
  public Architecture {
    encoder = List.copyOf(encoder);
    decoder = List.copyOf(decoder);
  }

  /**
   * Binds a design to a codec.
   *
   * @throws IllegalArgumentException if a layer cannot take what the one before gives, or the
   *     design names a likelihood for a column that is not there
   */
  public static Architecture of(Design design, Codec fitted) {
    Codec codec = withLikelihoods(design, fitted);
    List<Stage> encoder = stages("encoder", design.encoder(), inputShape(codec));
    // the one member so far; later kinds of latent bring their own stages
    Code code = (Code) design.latent();
    encoder.add(
        new Stage(
            "latent",
            new Dense(code.width(), code.activation()),
            last(encoder, inputShape(codec))));
    Shape codeShape = Shape.of(code.width());
    List<Stage> decoder = stages("decoder", design.decoder(), codeShape);
    Shape end = last(decoder, codeShape);
    if (end.size() != codec.parameters()) {
      decoder.add(new Stage("head", new Dense(codec.parameters(), Activation.LINEAR), end));
    }
    return new Architecture(design, codec, encoder, decoder);
  }

  private static Codec withLikelihoods(Design design, Codec codec) {
    for (String column : design.likelihoods().keySet()) {
      if (codec.schema().field(column).isEmpty()) {
        throw new IllegalArgumentException(
            "a likelihood must be for a column of the data %s, got \"%s\""
                .formatted(codec.schema().names(), column));
      }
    }
    return codec.withLikelihoods(block ->
        new Block(
            block.codec(),
            design.likelihoods().getOrDefault(block.codec().column(), block.likelihood())));
  }

  /** A single picture keeps its height, width and channels; anything else is a list. */
  private static Shape inputShape(Codec codec) {
    if (codec.blocks().size() == 1 && codec.blocks().get(0).codec() instanceof Pixels p) {
      return Shape.of(p.height(), p.wide(), p.channels());
    }
    return Shape.of(codec.width() + codec.indicators().length);
  }

  private static List<Stage> stages(String place, List<Layer> layers, Shape input) {
    List<Stage> stages = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      Stage stage = new Stage(place + "." + i, layers.get(i), shape);
      stages.add(stage);
      shape = stage.output();
    }
    return stages;
  }

  private static Shape last(List<Stage> stages, Shape input) {
    return stages.isEmpty() ? input : stages.get(stages.size() - 1).output();
  }

  /** What the encoder takes in: features, then indicators. */
  public Shape input() {
    return inputShape(codec);
  }

  /** Numbers in a code. */
  public int codeWidth() {
    return design.latent().width();
  }

  /** Encoder and decoder in order. */
  public List<Stage> stages() {
    return Stream.concat(encoder.stream(), decoder.stream()).toList();
  }

  /** Every array of weights, in order. */
  public List<Parameter> parameters() {
    return stages().stream().flatMap(stage -> stage.parameters().stream()).toList();
  }

  /** Number of weights. */
  public long parameterCount() {
    return parameters().stream().mapToLong(p -> p.shape().size()).sum();
  }
}
