package io.hourglass.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hourglass.corruption.Corruption;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Schema;
import io.hourglass.latent.Code;
import io.hourglass.latent.Latent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Layer;
import io.hourglass.likelihood.Likelihood;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An autoencoder as data. It does not know the data's width: bound to a codec it becomes an
 * architecture.
 *
 * <p>The decoder needs no last layer: where its last shape has not as many values as the
 * likelihoods have parameters, one linear dense layer, the head, makes it so. Sigmoid and softmax
 * belong to the likelihoods.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=design lang=java}
 *
 * @param encoder layers from the input to the latent
 * @param latent the narrow middle
 * @param decoder layers from the latent to the head
 * @param corruption of the training input
 * @param likelihoods by name of column, where the default of the column's kind does not suit
 */
public record Design(
    List<Layer> encoder,
    Latent latent,
    List<Layer> decoder,
    Corruption corruption,
    @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, Likelihood> likelihoods) {
  public Design {
    encoder = List.copyOf(encoder);
    decoder = List.copyOf(decoder);
    likelihoods = Collections.unmodifiableMap(new TreeMap<>(likelihoods));
  }

  /**
   * Dense layers down to a code, and the same up again.
   *
   * @param widths of the layers, the code's last: {@code 64, 32, 16}
   * @param activation of every layer but the code
   * @param code activation of the code
   */
  public static Design dense(List<Integer> widths, Activation activation, Activation code) {
    if (widths.isEmpty()) {
      throw new IllegalArgumentException("a dense design must have at least a code, got no width");
    }
    int last = widths.size() - 1;
    Widths layers = new Widths(widths.subList(0, last), widths.get(last));
    Code narrowest = new Code(layers.code(), code);
    return new Design(
        layers.down(activation), narrowest, layers.up(activation), new NoCorruption(), Map.of());
  }

  /** The lesson's example, 784-64-32-16-32-64-784 on 28x28 images: relu throughout. */
  public static Design lesson() {
    return dense(List.of(64, 32, 16), Activation.RELU, Activation.RELU);
  }

  /**
   * A sensible start for a table or images: two hidden layers that grow with the columns, and a
   * code of about a third of them.
   */
  public static Design suitedTo(Schema schema) {
    Widths widths = Widths.plain(schema, Set.of());
    List<Integer> all = new ArrayList<>(widths.hidden());
    all.add(widths.code());
    boolean isImage = Widths.hasImage(schema);
    return dense(all, isImage ? Activation.RELU : Activation.SILU, Activation.LINEAR);
  }

  /** The same with the training input corrupted in another way. */
  public Design withCorruption(Corruption other) {
    return new Design(encoder, latent, decoder, other, likelihoods);
  }

  /** The same with these likelihoods in place of, or beside, its own. */
  public Design withLikelihoods(Map<String, Likelihood> byColumn) {
    Map<String, Likelihood> all = new TreeMap<>(likelihoods);
    all.putAll(byColumn);
    return new Design(encoder, latent, decoder, corruption, all);
  }
}
