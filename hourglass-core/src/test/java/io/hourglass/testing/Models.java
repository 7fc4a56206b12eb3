package io.hourglass.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.design.Design;
import io.hourglass.layer.Parameter;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.store.ModelCalibration;
import io.hourglass.store.ModelFile;
import io.hourglass.store.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Small tables, and models that were never trained: the same for the same seed, on every machine.
 *
 * <pre>{@code
 * Table table = Models.mixed(100, 1);
 * ModelFile model = Models.untrained(Design.suitedTo(table.schema()), table, 2);
 * }</pre>
 */
public final class Models {
  private Models() {}

  /**
   * A table with a column of every kind but pictures: {@code amount} and {@code age} numeric,
   * {@code country} categorical, {@code at} a timestamp; cells of {@code age} and {@code country}
   * are missing here and there.
   */
  public static Table mixed(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] amounts = random.doubles(rows, 0, 1000).toArray();
    double[] ages =
        IntStream.range(0, rows)
            .mapToDouble(row -> row % 7 == 3 ? Double.NaN : random.nextInt(18, 90))
            .toArray();
    List<String> names = List.of("DE", "NL", "FR", "");
    List<String> countries =
        IntStream.range(0, rows).mapToObj(row -> names.get(random.nextInt(names.size()))).toList();
    long[] moments = random.longs(rows, 1_600_000_000_000L, 1_700_000_000_000L).toArray();
    return new Table(
        "mixed",
        List.of(
            new NumericColumn("amount", amounts),
            new NumericColumn("age", ages),
            CategoricalColumn.of("country", countries),
            new TimestampColumn("at", moments)));
  }

  /** A table of grey pictures in one column, {@code picture}; half of all pixels are black. */
  public static Table pictures(int rows, int height, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] pixels = new byte[rows][height * width];
    for (byte[] picture : pixels) {
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (byte) Math.max(0, random.nextInt(-256, 256));
      }
    }
    ColumnType.Image type = new ColumnType.Image(height, width, 1);
    return new Table("pictures", List.of(new ImageColumn("picture", type, pixels)));
  }

  /** A table with a column of every kind: that of {@link #mixed}, and {@code picture}, 5x4. */
  public static Table everyKind(int rows, long seed) {
    List<Column> columns = new ArrayList<>(mixed(rows, seed).columns());
    columns.addAll(pictures(rows, 4, 5, seed).columns());
    return new Table("every kind", columns);
  }

  /** A model of that design whose codec fits the table and whose weights are random. */
  public static ModelFile untrained(Design design, Table table, long seed) {
    return untrained(design, table, seed, CodecFit.defaults());
  }

  /** The same with columns encoded in another way. */
  public static ModelFile untrained(Design design, Table table, long seed, CodecFit fit) {
    Codec fitted = fit.fit(TableSource.of(table)).codec();
    Architecture architecture = Architecture.of(design, fitted);
    return new ModelFile(
        design,
        architecture.codec(),
        weights(architecture, seed),
        new Weights(Map.of()),
        ModelCalibration.of(new double[] {1, 2, 3}, true),
        JsonNodeFactory.instance.objectNode().put("seed", seed),
        new Provenance(table.name(), table.rows(), "0", "test", "none", "17", "any"));
  }

  /** Random weights, the biases too. */
  public static Weights weights(Architecture architecture, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    Weights start = Weights.start(architecture.parameters(), seed);
    for (Parameter parameter : architecture.parameters()) {
      float[] values = start.values(parameter.name());
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) random.nextDouble(-0.1, 0.1);
      }
      arrays.put(parameter.name(), new Weights.Tensor(parameter.shape(), values));
    }
    return new Weights(arrays);
  }
}
