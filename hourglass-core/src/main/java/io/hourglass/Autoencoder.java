package io.hourglass;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.PlainValue;
import io.hourglass.data.Reading;
import io.hourglass.data.RecordFields;
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
import io.hourglass.network.RowGenerator;
import io.hourglass.network.Scores;
import io.hourglass.store.ModelFile;
import io.hourglass.store.ModelFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained autoencoder. Immutable and thread-safe; plain Java; the same bits on every machine, for
 * one row or many. There is nothing to close.
 *
 * {@snippet class=io.hourglass.SnippetsTest region=autoencoder lang=java}
 */
public final class Autoencoder {
  /** Seed of the latent samples behind {@link #elbo} and {@link #logLikelihood}. */
  private static final long SEED = 1;

  private final ModelFile file;
  private final Network network;
  private final ReconstructionScorer scorer;

  private Autoencoder(ModelFile file) {
    this.file = file;
    this.network = file.network();
    this.scorer = new ReconstructionScorer(network);
  }

  /** Makes the autoencoder of a model file's contents. */
  public static Autoencoder of(ModelFile file) {
    return new Autoencoder(file);
  }

  /**
   * Makes the autoencoder of a model file's bytes.
   *
   * @throws io.hourglass.store.ModelFileException if they are not a model file, damaged or newer
   */
  public static Autoencoder of(byte[] bytes) {
    return new Autoencoder(ModelFile.of(bytes, "model"));
  }

  /**
   * Loads a model file from a stream, such as a resource of the class path.
   *
   * @param in read to its end, not closed
   * @throws io.hourglass.store.ModelFileException if it cannot be read, is not a model file,
   *     damaged or newer
   */
  public static Autoencoder load(InputStream in) {
    try {
      return of(in.readAllBytes());
    } catch (IOException e) {
      throw new ModelFileException("model: cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Loads a model file.
   *
   * @throws io.hourglass.store.ModelFileException if it is missing, not a model file, damaged or
   *     newer
   */
  public static Autoencoder load(Path file) {
    return new Autoencoder(ModelFile.load(file));
  }

  /**
   * Writes a model file, whole or not at all.
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

  /** The design: layers, latent, corruption and likelihoods. */
  public Design design() {
    return file.design();
  }

  /** Names and types of the columns it takes; others in a table are ignored. */
  public Schema schema() {
    return codec().schema();
  }

  /**
   * How the training data were read: types of columns, missing values, how numbers and dates are
   * written. Files that are read with it are read as the training data were.
   */
  public Reading reading() {
    return codec().reading();
  }

  /** The codec, which turns raw rows into features and back. */
  public Codec codec() {
    return network.architecture().codec();
  }

  /** The network that runs forward. */
  public Network network() {
    return network;
  }

  /**
   * Encodes the rows of a table.
   *
   * @return one code a row, as wide as the design's latent
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public Rows encode(Table table) {
    return new Rows(network.encode(codec().encode(table).values()), design().latent().width());
  }

  /**
   * Encodes one record; columns not in the map are missing.
   *
   * @param row plain values by column name, see {@link PlainValue}
   * @return the code, as wide as the design's latent
   * @throws io.hourglass.data.DataException if a value does not suit its column
   */
  public float[] encode(Map<String, ?> row) {
    return network.encode(codec().encode(row));
  }

  /**
   * Decodes codes to a table.
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

  /**
   * Decodes one code to a record.
   *
   * @return plain values by column name
   * @throws IllegalArgumentException if the code is not as wide as the design's latent
   */
  public Map<String, Object> decode(float[] code) {
    return decode(new Rows(code, Math.max(1, code.length))).row(0);
  }

  /** Reconstructs the rows of a table: encodes and decodes them. */
  public Table reconstruct(Table table) {
    return expected(network.outputs(codec().encode(table).values()), table.name());
  }

  /**
   * Reconstructs one record; columns not in the map are missing.
   *
   * @param row plain values by column name, see {@link PlainValue}
   * @return the expected value of every column
   * @throws io.hourglass.data.DataException if a value does not suit its column
   */
  public Map<String, Object> reconstruct(Map<String, ?> row) {
    return expected(network.outputs(codec().encode(row)), "record").row(0);
  }

  private Table expected(float[] outputs, String name) {
    return codec().decode(new Rows(scorer.expected(outputs), codec().width()), name);
  }

  /**
   * Scores the rows of a table by their reconstruction error: higher is more anomalous.
   *
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public Scores score(Table table) {
    return scorer.score(codec().encode(table).values());
  }

  /** Scores rows that are encoded already. */
  public Scores score(Rows encoded) {
    if (encoded.width() != codec().width()) {
      throw new IllegalArgumentException(
          "rows must have %d features, got %d".formatted(codec().width(), encoded.width()));
    }
    return scorer.score(encoded.values());
  }

  /**
   * Scores one record by its reconstruction error; columns not in the map are missing.
   *
   * @param row plain values by column name, see {@link PlainValue}
   * @throws io.hourglass.data.DataException if a value does not suit its column
   */
  public Score score(Map<String, ?> row) {
    float[] features = codec().encode(row);
    float[] outputs = network.outputs(features);
    Scores scores = scorer.score(features, outputs);
    return new Score(
        scores.nats()[0],
        scores.squaredError()[0],
        byColumn(scores),
        () -> expected(outputs, "record").row(0));
  }

  private static Map<String, Double> byColumn(Scores scores) {
    int columns = scores.columns().size();
    Map<String, Double> byColumn = new LinkedHashMap<>(2 * columns);
    for (int column = 0; column < columns; column++) {
      byColumn.put(scores.columns().get(column), scores.of(0, column));
    }
    return byColumn;
  }

  /**
   * Scores one Java record, whose components are the columns of the same names.
   *
   * @throws io.hourglass.data.DataException if a value does not suit its column
   */
  public Score score(Record row) {
    return score(RecordFields.of(row));
  }

  /**
   * The evidence lower bound of the rows of a table, in nats, with one latent sample for every row.
   * Images that training binarizes anew at every step are binarized by a fixed seed.
   *
   * @throws IllegalArgumentException if the latent has no distribution over codes
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public ElboTerms elbo(Table table) {
    return likelihoodEstimator().elbo(binarized(table), PosteriorSamples.of(1, SEED));
  }

  /**
   * Log likelihoods of the rows of a table by importance sampling, in nats: see {@link
   * LikelihoodEstimator#logLikelihoods}.
   *
   * @param samples latent samples for every row: 5000 is usual
   * @throws IllegalArgumentException if the latent has no distribution over codes
   * @throws io.hourglass.data.DataException if the table is not like the training data
   */
  public double[] logLikelihood(Table table, int samples) {
    return likelihoodEstimator()
        .logLikelihoods(binarized(table), PosteriorSamples.of(samples, SEED), rows -> {});
  }

  /** The estimator behind {@link #elbo} and {@link #logLikelihood}, for more control. */
  public LikelihoodEstimator likelihoodEstimator() {
    return LikelihoodEstimator.of(network).orElseThrow(this::lacksDistribution);
  }

  private IllegalArgumentException lacksDistribution() {
    return new IllegalArgumentException(
        "likelihoods and new rows need a model whose latent has a distribution over codes, such as"
            + " a variational one; got "
            + design().latent());
  }

  private Rows binarized(Table table) {
    return Binarization.sample(codec(), codec().encode(table), SEED);
  }

  /**
   * Generates rows: decodes latent samples from the prior.
   *
   * @param seed the same one gives the same rows
   * @throws IllegalArgumentException if the latent has no distribution over codes, or rows depend
   *     on columns that must be given
   */
  public Table sample(int count, long seed) {
    return sample(Map.of(), count, seed);
  }

  /**
   * Generates rows of a conditional model, all with the same values of the given columns.
   *
   * @param given value by column, of exactly the columns whose likelihood is {@link Condition}
   */
  public Table sample(Map<String, ?> given, int count, long seed) {
    checkCount(count);
    Inference inference = network.inference().orElseThrow(this::lacksDistribution);
    return new RowGenerator(network, scorer, codec()).rows(given, inference, count, seed);
  }

  private static void checkCount(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("rows to generate must be at least 1, got " + count);
    }
  }
}
