package io.hourglass.store;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.json.Json;
import io.hourglass.layer.Activation;
import io.hourglass.network.Scores;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the model files that every later release must load, and what they score. Run once per
 * release with the folder {@code src/test/resources/models} and the release's number; what is there
 * is never written again.
 */
final class GoldenModels {
  private GoldenModels() {}

  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]);
    Table pictures = Models.pictures(8, 6, 5, 1);
    Table mixed = Models.mixed(40, 2);
    write(
        folder.resolve(args[1] + "-dense.hg"),
        Models.untrained(
            Design.dense(List.of(16, 4), Activation.RELU, Activation.LINEAR), pictures, 3),
        pictures);
    write(
        folder.resolve(args[1] + "-table.hg"),
        Models.untrained(Design.suitedTo(mixed.schema()), mixed, 4),
        mixed);
  }

  private static void write(Path file, ModelFile model, Table table) throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " is there already, and must stay as it is");
    }
    model.save(file);
    Autoencoder autoencoder = Autoencoder.load(file);
    Rows rows = autoencoder.codec().encode(table);
    Scores scores = autoencoder.score(rows);
    float[] codes = autoencoder.encode(table).values();
    String golden =
        Json.writeLine(
            new ModelFileTest.Golden(
                whole(rows.values(), rows.rows()),
                scores.nats(),
                scores.squaredError(),
                whole(codes, rows.rows())));
    Files.writeString(scores(file), golden + "\n");
  }

  private static float[][] whole(float[] values, int rows) {
    int width = values.length / rows;
    float[][] split = new float[rows][];
    Arrays.setAll(split, row -> Arrays.copyOfRange(values, row * width, (row + 1) * width));
    return split;
  }

  private static Path scores(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".hg", ".scores.json"));
  }

  static ModelFileTest.Golden read(Path file) throws IOException {
    Path scores = scores(file);
    return Json.read(Files.readString(scores), ModelFileTest.Golden.class, scores.toString());
  }
}
