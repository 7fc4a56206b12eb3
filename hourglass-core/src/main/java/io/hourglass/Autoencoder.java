package io.hourglass;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.network.Network;
import io.hourglass.network.Scorer;
import io.hourglass.network.Scores;
import io.hourglass.store.ModelFile;
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
  private final ModelFile file;
  private final Network network;
  private final Scorer scorer;

  private Autoencoder(ModelFile file) {
    this.file = file;
    this.network = file.network();
    this.scorer = new Scorer(network);
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
}
