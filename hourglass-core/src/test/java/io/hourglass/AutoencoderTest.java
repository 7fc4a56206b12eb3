package io.hourglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.Rows;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.likelihood.Condition;
import io.hourglass.network.Scores;
import io.hourglass.store.ModelFileException;
import io.hourglass.testing.Models;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
  private final Table table = Models.mixed(25, 1);
  private final Autoencoder model =
      Autoencoder.of(Models.untrained(Design.suitedTo(table.schema()), table, 2));

  private Map<String, Object> record(int row) {
    Map<String, Object> record = new HashMap<>();
    for (Column column : table.columns()) {
      if (!column.isMissing(row)) {
        record.put(column.name(), column.value(row));
      }
    }
    return record;
  }

  @Test
  void aRecordScoresAsItsRowDoes() {
    Scores scores = model.score(table);
    float[] codes = model.encode(table).values();
    for (int row = 0; row < table.rows(); row++) {
      Score score = model.score(record(row));
      assertThat(score.nats()).isEqualTo(scores.nats()[row]);
      assertThat(score.squaredError()).isEqualTo(scores.squaredError()[row]);
      assertThat(score.byColumn().values())
          .containsExactly(
              scores.of(row, 0), scores.of(row, 1), scores.of(row, 2), scores.of(row, 3));
      assertThat(model.encode(record(row))).containsExactly(codes[2 * row], codes[2 * row + 1]);
    }
  }

  private record Payment(
      @Nullable Double amount,
      @Nullable Double age,
      @Nullable String country,
      @Nullable Instant at) {
    static Payment of(Map<String, Object> row) {
      return new Payment(
          (Double) row.get("amount"),
          (Double) row.get("age"),
          (String) row.get("country"),
          (Instant) row.get("at"));
    }
  }

  @Test
  void aRecordScoresTheSameHoweverItComes() {
    List<Map<String, Object>> rows = IntStream.range(0, 25).mapToObj(this::record).toList();
    List<Payment> payments = rows.stream().map(Payment::of).toList();
    Scores scores = model.score(table);
    for (Table same :
        List.of(Table.of(rows), Table.of(model.schema(), rows), Table.ofRecords(payments))) {
      assertThat(model.score(same).nats()).containsExactly(scores.nats());
    }
    for (int row = 0; row < table.rows(); row++) {
      Score score = model.score(rows.get(row));
      assertThat(model.score(payments.get(row))).isEqualTo(score);
      assertThat(model.score(table.row(row))).isEqualTo(score);
    }
  }

  @Test
  void aScoreSaysWhatWasExpected() {
    Table expected = model.reconstruct(table);
    for (int row = 0; row < table.rows(); row++) {
      assertThat(model.score(record(row)).expected()).isEqualTo(expected.row(row));
      assertThat(model.reconstruct(record(row))).isEqualTo(expected.row(row));
      assertThat(model.decode(model.encode(record(row)))).isEqualTo(expected.row(row));
    }
  }

  @Test
  void loadsFromBytesAndStreams() {
    byte[] bytes = model.file().bytes();
    Score score = model.score(record(0));
    assertThat(Autoencoder.of(bytes).score(record(0))).isEqualTo(score);
    assertThat(Autoencoder.load(new ByteArrayInputStream(bytes)).score(record(0))).isEqualTo(score);
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> Autoencoder.of(new byte[3]))
        .withMessageStartingWith("model: ");
  }

  @Test
  void saysWhichValueDoesNotSuit() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> model.score(Map.of("amount", "much")))
        .withMessage("record, column \"amount\": expected a number, got \"much\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> model.score(Map.of("at", "yesterday")))
        .withMessage(
            "record, column \"at\": expected a date or time such as 2026-11-23 06:15:00, got \"yesterday\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> model.score(Map.of("amout", 5)))
        .withMessage(
            "record: expected the columns [amount, age, country, at], got also [amout]; did you"
                + " mean \"amount\"?");
  }

  @Test
  void aRecordWithoutAnyValueIsRefused() {
    Map<String, Object> missing = new HashMap<>();
    missing.put("amount", Double.NaN);
    missing.put("country", null);
    missing.put("at", " ");
    for (Map<String, ?> record : List.of(Map.<String, Object>of(), missing)) {
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> model.score(record))
          .withMessage(
              "record: expected a value for at least one of the columns [amount, age, country,"
                  + " at], got none");
    }
  }

  @Test
  void reconstructionIsTheDecodedCode() {
    Table reconstructed = model.reconstruct(table);
    Table decoded = model.decode(model.encode(table));
    for (Column column : reconstructed.columns()) {
      for (int row = 0; row < table.rows(); row++) {
        assertThat(decoded.column(column.name()).value(row)).isEqualTo(column.value(row));
      }
    }
    assertThat(reconstructed.schema()).isEqualTo(model.schema());
    assertThat(reconstructed.name()).isEqualTo("mixed");
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.score(new Rows(new float[6], 3)))
        .withMessage("rows must have 10 features, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.decode(new float[3]))
        .withMessage("codes must have 2 numbers, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.decode(new Rows(new float[6], 3)))
        .withMessage("codes must have 2 numbers, got 3");
  }

  @Test
  void aPlainCodeHasNoLikelihood() {
    String message =
        "likelihoods and new rows need a model whose latent has a distribution over codes, such as"
            + " a variational one; got Code[width=2, activation=LINEAR, penalty=None[]]";
    assertThatIllegalArgumentException().isThrownBy(() -> model.elbo(table)).withMessage(message);
    assertThatIllegalArgumentException().isThrownBy(() -> model.sample(3, 1)).withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.sample(0, 1))
        .withMessage("rows to generate must be at least 1, got 0");
  }

  @Test
  void newRowsAreOfTheGivenColumns() {
    Design design =
        new Design(
            List.of(),
            GaussianLatent.standard(2),
            List.of(),
            new NoCorruption(),
            Map.of("country", new Condition()));
    Autoencoder conditional = Autoencoder.of(Models.untrained(design, table, 2));

    Table rows = conditional.sample(Map.of("country", "NL"), 3, 1);

    assertThat(rows.column("country").value(2)).isEqualTo("NL");
    assertThat(rows.column("amount").value(2)).isNotEqualTo(rows.column("amount").value(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conditional.sample(3, 1))
        .withMessage("new rows must be given values of the columns [country], got []");
  }
}
