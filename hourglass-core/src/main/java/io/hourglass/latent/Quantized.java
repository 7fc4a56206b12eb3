package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Initializer;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Parameter.Role;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The vector-quantized latent of van den Oord, Vinyals and Kavukcuoglu (2017): the encoder's output
 * is cut into vectors, one per position, and each is replaced by the nearest entry of a codebook. A
 * row is then a list of indices, {@code positions * log2(entries)} bits.
 *
 * <p>Training passes the decoder's gradient straight through to the encoder, adds the commitment
 * loss {@code commitment ||z - e||^2}, and moves every entry to the running mean of the vectors
 * that chose it; an entry that is hardly chosen is reset to one of the batch's vectors (Dhariwal et
 * al. 2020). The prior over indices is learned at the same time; the posterior is a point, so
 * {@code -log p(x | e) - log p(indices)} is a bound on {@code -log p(x)}.
 *
 * <p>A code is the concatenation of the chosen entries, which the decoder takes as it is; {@link
 * #indices} is its compact form.
 *
 * @param positions number of vectors per row: the pixels of a feature map, or groups of a dense
 *     layer's units
 * @param size of a vector: the channels of the feature map
 * @param entries number of entries of the codebook
 * @param commitment weight of the commitment loss; 0.25 in the paper
 * @param prior of the indices
 */
public record Quantized(int positions, int size, int entries, double commitment, IndexPrior prior)
    implements Latent {
  public Quantized {
    atLeast("positions", positions, 1);
    atLeast("size", size, 1);
    atLeast("entries", entries, 2);
    if (!(commitment > 0) || !Double.isFinite(commitment)) {
      throw new IllegalArgumentException(
          "commitment must be a finite number > 0, got " + commitment);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, got %d".formatted(name, least, value));
    }
  }

  @Override
  public int width() {
    return positions * size;
  }

  @Override
  public Layer head() {
    return new Reshape(Shape.of(width()));
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    Stream<Parameter> own =
        Stream.of(
            new Parameter("codebook", Shape.of(entries, size), Initializer.NORMAL, Role.STATISTIC),
            new Parameter("counts", Shape.of(entries), Initializer.ZERO, Role.STATISTIC));
    return Stream.concat(
            own,
            prior.parameters(positions, entries).stream().map(p -> p.named("prior." + p.name())))
        .toList();
  }

  @Override
  public Forward code(List<float[]> weights) {
    Codebook codebook = new Codebook(weights.get(0), size);
    return (head, rows, codes) -> {
      for (int at = 0; at < rows * width(); at += size) {
        codebook.copy(codebook.nearest(head, at), codes, at);
      }
    };
  }

  /**
   * The codebook indices of a code or of the head's output.
   *
   * @param codebook the array of that name
   * @param values the row's from {@code at}
   */
  public int[] indices(float[] codebook, float[] values, int at) {
    Codebook book = new Codebook(codebook, size);
    int[] indices = new int[positions];
    for (int i = 0; i < positions; i++) {
      indices[i] = book.nearest(values, at + i * size);
    }
    return indices;
  }

  @Override
  public List<String> terms() {
    return List.of("kl", "commitment", "perplexity");
  }

  @Override
  public Optional<VariationalModel> variational() {
    return Optional.empty();
  }

  @Override
  public Optional<Inference> inference(List<float[]> weights, Forward encoder) {
    List<float[]> own = weights.subList(2, weights.size());
    return Optional.of(
        new PointInference(this, weights.get(0), prior.sequence(positions, entries, own)));
  }

  private record PointInference(Quantized latent, float[] codebook, IndexPrior.Sequence prior)
      implements Inference {
    @Override
    public double sample(float[] head, int at, SplittableRandom random, float[] code, int to) {
      write(latent.indices(codebook, head, at), code, to);
      return 0;
    }

    @Override
    public double logPrior(float[] codes, int at) {
      return prior.logProbability(latent.indices(codebook, codes, at));
    }

    @Override
    public void samplePrior(SplittableRandom random, float[] code, int to) {
      write(prior.sample(random), code, to);
    }

    private void write(int[] indices, float[] code, int to) {
      Codebook book = new Codebook(codebook, latent.size());
      for (int i = 0; i < indices.length; i++) {
        book.copy(indices[i], code, to + i * latent.size());
      }
    }

    @Override
    public boolean isStable(float[] head, int at) {
      Codebook book = new Codebook(codebook, latent.size());
      for (int i = 0; i < latent.positions(); i++) {
        if (!book.isStable(head, at + i * latent.size())) {
          return false;
        }
      }
      return true;
    }
  }
}
