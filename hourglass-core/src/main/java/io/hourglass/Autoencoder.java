package io.hourglass;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.evaluate.likelihood.ElboTerms;
import io.hourglass.evaluate.likelihood.LikelihoodEstimator;
import io.hourglass.evaluate.likelihood.PosteriorSamples;
import io.hourglass.latent.Inference;
import io.hourglass.likelihood.Condition;
import io.hourglass.network.Network;
import io.hourglass.network.ReconstructionScorer;
import io.hourglass.network.Scores;
import io.hourglass.store.ModelFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A trained autoencoder. Immutable and thread-safe; plain Java; the same bits on every machine, for
 * one row or many. There is nothing to close.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=autoencoder lang=java}
 */
public final class Autoencoder {
  /** Of the codes behind {@link #elbo} and {@link #logLikelihood}. */
  private static final long SEED = 1;

  private final ModelFile file;
  private final Network network;
  private final ReconstructionScorer scorer;

  private Autoencoder(ModelFile file) {
    this.file = file;
    this.network = file.network();
    this.scorer = new ReconstructionScorer(network);
  }

  /** Of a model file's contents. */
  public static Autoencoder of(ModelFile file) {
    return new Autoencoder(file);
  }

  /**
   * From a model file.
   *
   * @throws io.hourglass.store.ModelFileException if it is not there, not ours, damaged or newer
   */
  public static Autoencoder load(Path file) {
    return new Autoencoder(ModelFile.load(file));
  }

  /**
   * To a model file, whole or not at all.
   *
   * @throws io.hourglass.store.ModelFileException if it cannot be written
   */
  public void save(Path target) {
    file.save(target);
  }

  /** Everything that {@link #save} writes. */
  public ModelFile file() {
    return file;
  }

  /** What it is made of. */
  public Design design() {
    return file.design();
  }

  /** Names and types of the columns it takes; others in a table are passed over. */
  public Schema schema() {
    return codec().schema();
  }

  /** Raw rows to features and back. */
  public Codec codec() {
    return network.architecture().codec();
  }

  /** The network that runs forward. */
  public Network network() {
    return network;
  }

  /**
   * Codes of the rows of a table.
   *
   * @return as many numbers a row as the design's latent is wide
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public Rows encode(Table table) {
    return new Rows(network.encode(codec().encode(table).values()), design().latent().width());
  }

  /** The code of one record; columns not in the map are missing. */
  public float[] encode(Map<String, ?> row) {
    return network.encode(codec().encode(row));
  }

  /**
   * The table that codes stand for.
   *
   * @throws IllegalArgumentException if the codes are not as wide as the design's latent
   */
  public Table decode(Rows codes) {
    int width = network.architecture().decodedWidth();
    if (codes.width() != width) {
      throw new IllegalArgumentException(
          "codes must have %d numbers, got %d".formatted(width, codes.width()));
    }
    return expected(network.decode(codes.values()), "decoded");
  }

  /** The table as the autoencoder expects it: through the code and back. */
  public Table reconstruct(Table table) {
    return expected(network.outputs(codec().encode(table).values()), table.name());
  }

  private Table expected(float[] outputs, String name) {
    return codec().decode(new Rows(scorer.expected(outputs), codec().width()), name);
  }

  /**
   * How badly the rows of a table are reconstructed: higher is stranger.
   *
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public Scores score(Table table) {
    return scorer.score(codec().encode(table).values());
  }

  /** Scores of rows that are encoded already. */
  public Scores score(Rows encoded) {
    if (encoded.width() != codec().width()) {
      throw new IllegalArgumentException(
          "rows must have %d features, got %d".formatted(codec().width(), encoded.width()));
    }
    return scorer.score(encoded.values());
  }

  /**
   * How badly one record is reconstructed; columns not in the map are missing.
   *
   * @throws io.hourglass.data.DataException if a value is of the wrong kind
   */
  public Score score(Map<String, ?> row) {
    Scores scores = scorer.score(codec().encode(row));
    Map<String, Double> byColumn = new LinkedHashMap<>();
    for (int column = 0; column < scores.columns().size(); column++) {
      byColumn.put(scores.columns().get(column), scores.of(0, column));
    }
    return new Score(scores.nats()[0], scores.squaredError()[0], byColumn);
  }

  /**
   * The evidence lower bound of the rows of a table, in nats, with one code drawn for every row.
   * Pictures that training binarizes anew at every step are binarized by a fixed seed.
   *
   * @throws IllegalArgumentException if the latent has no distribution over codes
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public ElboTerms elbo(Table table) {
    return evidence().elbo(judged(table), PosteriorSamples.of(1, SEED));
  }

  /**
   * Log likelihoods of the rows of a table by importance sampling, in nats: see {@link
   * Evidence#logLikelihoods}.
   *
   * @param samples codes drawn for every row: 5000 is usual
   * @throws IllegalArgumentException if the latent has no distribution over codes
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public double[] logLikelihood(Table table, int samples) {
    return evidence().logLikelihoods(judged(table), PosteriorSamples.of(samples, SEED), rows -> {});
  }

  /** What judges it, for more control than {@link #elbo} and {@link #logLikelihood} leave. */
  public LikelihoodEstimator evidence() {
    return LikelihoodEstimator.of(network).orElseThrow(this::lacksDistribution);
  }

  private IllegalArgumentException lacksDistribution() {
    return new IllegalArgumentException(
        "likelihoods and new rows need a model whose latent has a distribution over codes, such as"
            + " a variational one; got "
            + design().latent());
  }

  private Rows judged(Table table) {
    return Binarization.sample(codec(), codec().encode(table), SEED);
  }

  /**
   * New rows: codes drawn from the prior, and the rows expected for them.
   *
   * @param seed the same one gives the same rows
   * @throws IllegalArgumentException if the latent has no distribution over codes, or rows depend
   *     on columns that must be given
   */
  public Table sample(int count, long seed) {
    return sample(Map.of(), count, seed);
  }

  /**
   * New rows of a model that is given some columns, all with the same values there.
   *
   * @param given value by column, of exactly the columns whose likelihood is {@link Condition}
   */
  public Table sample(Map<String, ?> given, int count, long seed) {
    if (count < 1) {
      throw new IllegalArgumentException("rows to draw must be at least 1, got " + count);
    }
    List<String> columns = givenColumns();
    if (!given.keySet().equals(Set.copyOf(columns))) {
      throw new IllegalArgumentException(
          "new rows must be given values of the columns %s, got %s"
              .formatted(columns, new TreeSet<>(given.keySet())));
    }
    Inference inference = network.inference().orElseThrow(this::lacksDistribution);
    SplittableRandom random = new SplittableRandom(seed);
    int width = design().latent().width();
    float[] codes = new float[Math.multiplyExact(count, width)];
    for (int row = 0; row < count; row++) {
      inference.samplePrior(random, codes, row * width);
    }
    float[] features = repeated(codec().encodeOnly(given), count);
    float[] rows = scorer.expected(network.decode(network.given(codes, features)));
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Float.isNaN(rows[i]) ? features[i] : rows[i];
    }
    return codec().decode(new Rows(rows, codec().width()), "samples");
  }

  private List<String> givenColumns() {
    return codec().blocks().stream()
        .filter(block -> block.likelihood().isCondition())
        .map(block -> block.codec().column())
        .toList();
  }

  private static float[] repeated(float[] row, int count) {
    float[] rows = new float[Math.multiplyExact(count, row.length)];
    for (int from = 0; from < rows.length; from += row.length) {
      System.arraycopy(row, 0, rows, from, row.length);
    }
    return rows;
  }
}
