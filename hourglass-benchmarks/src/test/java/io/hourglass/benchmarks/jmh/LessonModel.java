package io.hourglass.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.data.Column;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.io.generate.Digits;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.store.ModelCalibration;
import io.hourglass.store.ModelFile;
import io.hourglass.store.Provenance;
import java.util.List;
import java.util.Map;

/** The lesson's model with random weights, and digits for it. */
final class LessonModel {
  private LessonModel() {}

  static Table digits(int rows) {
    Table all = Digits.generate("digits", rows, 1);
    List<Column> pictures =
        all.columns().stream().filter(column -> column instanceof ImageColumn).toList();
    return new Table("digits", pictures);
  }

  static Autoencoder of(Table digits) {
    Codec codec = CodecFit.defaults().fit(TableSource.of(digits)).codec();
    Architecture architecture = Architecture.of(Design.lesson(), codec);
    return Autoencoder.of(
        new ModelFile(
            Design.lesson(),
            architecture.codec(),
            Weights.start(architecture.parameters(), 1),
            new Weights(Map.of()),
            ModelCalibration.of(new double[] {1, 2, 3}, true),
            JsonNodeFactory.instance.objectNode(),
            new Provenance("digits", digits.rows(), "0", "benchmark", "none", "any", "any")));
  }
}
