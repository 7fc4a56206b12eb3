package io.hourglass.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.layer.Activation;
import io.hourglass.train.Toys;
import io.hourglass.train.settings.Training;
import io.hourglass.train.settings.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Data that does not fit in memory trains as well as data that does. */
class StreamedTrainingTest {
  private static final Design DESIGN =
      Design.dense(List.of(12, 2), Activation.SILU, Activation.LINEAR);
  private static final Training SETTINGS =
      Training.defaults().withEpochs(6).withBatch(32).withLearningRate(0.01);
  private static final Table TABLE = Toys.numbers(500, 1);

  /** Neither the table nor its encoded rows fit, and a window holds a fifth of the rows. */
  private static final MemoryLimits SMALL = new MemoryLimits(1_000, 1_000, 600);

  private static final MemoryLimits LARGE = new MemoryLimits(1e9, 1e9, 1 << 24);

  /** A source as a file is: its rows are not in memory, and every reading is counted. */
  private static final class CountedFile implements TableSource {
    private final TableSource rows;
    private int readings;

    CountedFile(Table table) {
      this.rows = TableSource.of(table);
    }

    @Override
    public String name() {
      return rows.name();
    }

    @Override
    public Schema schema() {
      return rows.schema();
    }

    @Override
    public OptionalLong rows() {
      return rows.rows();
    }

    @Override
    public Cursor open(int batchRows) {
      readings++;
      return rows.open(batchRows);
    }
  }

  private static final class Notices implements TrainingListener {
    private final List<String> notices = new ArrayList<>();

    @Override
    public void noticed(String sentence) {
      notices.add(sentence);
    }
  }

  private static Autoencoder train(TrainingData data, Training settings, Notices notices) {
    try (Run run = new Run(DESIGN, data, RunOptions.of(settings).withListener(notices))) {
      return run.toTheEnd();
    }
  }

  private static double error(Autoencoder model) {
    double[] errors = model.score(Toys.numbers(200, 2)).squaredError();
    return Arrays.stream(errors).average().orElseThrow();
  }

  @Test
  void aFileThatDoesNotFitTrainsAsWellAsOneThatDoes() {
    CountedFile file = new CountedFile(TABLE);
    TrainingData streamed = TrainingData.of(file, Optional.empty(), SETTINGS, SMALL);
    TrainingData memory = TrainingData.of(TableSource.of(TABLE), Optional.empty(), SETTINGS);
    assertThat(streamed.inMemory()).isFalse();
    assertThat(file.readings).as("to fit the codec").isEqualTo(1);
    Notices notices = new Notices();

    Autoencoder model = train(streamed, SETTINGS, notices);

    assertThat(notices.notices)
        .containsExactly(
            "numbers does not fit in memory (500 rows of 6 features): reading it anew every epoch");
    assertThat(file.readings).as("codec, six epochs, calibration").isEqualTo(1 + 6 + 1);
    // standardized columns: reconstructing the mean leaves an error of 1
    assertThat(error(model)).isLessThan(0.2);
    Autoencoder other = train(memory, SETTINGS, new Notices());
    assertThat(error(model)).isCloseTo(error(other), within(0.05));
    assertThat(model.file().provenance().dataHash())
        .isEqualTo(other.file().provenance().dataHash());
  }

  @Test
  void aFileThatFitsIsReadOnceAndGivesTheSameWeightsAsItsTable() {
    Training settings = SETTINGS.withValidation(new Validation.Share(0.2)).withPatience(3);
    CountedFile file = new CountedFile(TABLE);
    Autoencoder model =
        train(TrainingData.of(file, Optional.empty(), settings, LARGE), settings, new Notices());
    assertThat(file.readings).isEqualTo(1);
    TrainingData table = TrainingData.of(TableSource.of(TABLE), Optional.empty(), settings);
    Autoencoder other = train(table, settings, new Notices());
    assertThat(model.codec()).isEqualTo(other.codec());
    assertThat(model.file().weights()).usingRecursiveComparison().isEqualTo(other.file().weights());
    assertThat(model.file().training()).isEqualTo(other.file().training());
  }

  @Test
  void theLatestRowsOfAFileThatDoesNotFitAreHeldOut() {
    Training settings = SETTINGS.withValidation(new Validation.Latest("x0", 0.2));
    CountedFile file = new CountedFile(TABLE);
    TrainingData data = TrainingData.of(file, Optional.empty(), settings, SMALL);
    assertThat(file.readings).as("times, codec").isEqualTo(2);
    assertThat(data.heldRows()).isEqualTo(100);
    assertThat(data.feed().rows()).isEqualTo(400);
  }
}
