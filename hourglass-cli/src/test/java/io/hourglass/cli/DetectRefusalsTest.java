package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.io.Tables;
import io.hourglass.testing.UntrainedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands of detection refuse, in one sentence and with the right exit code. */
class DetectRefusalsTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void writeDataAndModel() throws IOException {
    data = DetectData.labelled(folder);
    model = DetectData.detector(folder);
  }

  /** The words of a command line: D is the data, M the detector, N a new file. */
  private Object[] words(String command) {
    return Arrays.stream(command.split(" "))
        .map(word ->
            switch (word) {
              case "D" -> data;
              case "M" -> model;
              case "N" -> folder.resolve("new.hg");
              default -> word;
            })
        .toArray();
  }

  static Stream<Arguments> badArguments() {
    return Stream.of(
        Arguments.of(
            "evaluate M --data D",
            2,
            "--labels must name the column that distinguishes anomalies from normal rows"),
        Arguments.of(
            "evaluate M --data D --labels kind",
            1,
            "test.csv, column \"kind\": expected labels of anomalies and of normal rows, got [far,"
                + " near]; name the labels of anomalies with --positive VALUE"),
        Arguments.of(
            "evaluate M --data D --labels kind --positive far,near",
            1,
            "test.csv, column \"kind\": expected normal rows too, got [far, near] only"),
        Arguments.of(
            "evaluate M --data D --labels fraud --positive 2",
            1,
            "column \"fraud\": there is no label \"2\"; there are [0, 1]"),
        Arguments.of(
            "evaluate M --data D --labels fraud --normal-weight 0",
            2,
            "the weight of a normal row must be a finite number > 0, got 0.0"),
        Arguments.of(
            "evaluate M --data D --labels fraud --kinds sort",
            1,
            "test.csv, column \"sort\": no such column; there are [a, b, country, fraud, kind]"),
        Arguments.of(
            "evaluate M --data D --labels kind --positive far --normal near",
            2,
            "--positive and --normal cannot both be given"),
        Arguments.of(
            "evaluate M --data D --labels kind --normal far,near",
            1,
            "column \"kind\": expected other labels than [far, near] too"),
        Arguments.of(
            "score M --data D --out s.txt", 2, "--out must end in .csv or .parquet, got \"s.txt\""),
        Arguments.of(
            "score M --data D --out s.csv --reasons -1", 2, "--reasons must be at least 0, got -1"),
        Arguments.of(
            "score M --data D --out no/s.csv",
            1,
            "no/s.csv: cannot be written: there is no folder " + Path.of("no").toAbsolutePath()),
        Arguments.of(
            "score M --data D --out /tmp/s.csv --keep id",
            1,
            "test.csv, column \"id\": no such column; there are [a, b, country, fraud, kind]"),
        Arguments.of(
            "score M --data D --out s.csv --maps maps",
            2,
            "--maps needs a detector of images, got one of [a, b, country]"),
        Arguments.of(
            "score M --data D --out s.csv --maps maps --maps-most 0",
            2,
            "--maps-most must be at least 1, got 0"),
        Arguments.of(
            "fit --data D --out x.hg --normal 0",
            2,
            "--normal needs --labels COLUMN, the column of the labels"),
        Arguments.of("follow M --reasons -1", 2, "reasons must be at least 0, got -1"),
        Arguments.of(
            "follow M --drift-window 3", 2, "the drift window must be 50 to 1000000 rows, got 3"),
        Arguments.of(
            "follow M --update --update-every 5",
            2,
            "rows between updates must be at least 100, got 5"),
        Arguments.of(
            "follow M --drift NaN",
            2,
            "the drift threshold must be finite and at least 0, got NaN"),
        Arguments.of(
            "calibrate M --data D --rule conformal --false-positive-rate 0.0001",
            2,
            "200 normal rows allow for a rate of at least 1 / 201 = 0.004975124378109453, got"
                + " 0.0001; give more rows, a higher rate, or take peaks over threshold"),
        Arguments.of(
            "fit --data D --out x.hg --contamination 0.7",
            2,
            "contamination must be in [0, 0.5), got 0.7"),
        Arguments.of(
            "fit --data D --out x.hg --report r.html --no-report",
            2,
            "--report and --no-report cannot both be given"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badArguments")
  void refuses(String arguments, int code, String sentence) {
    Object[] words =
        Stream.of(("detect " + arguments).split(" ", -1))
            .map(word -> word.equals("M") ? model : word.equals("D") ? data : word)
            .toArray();

    Cli run = Cli.run(words);

    assertThat(run.complaint()).isEqualTo(sentence);
    assertThat(run.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detect score M --data D --out D",
        "detect fit --data D --out D --no-report",
        "detect fit --data D --out N --report D",
        "detect evaluate M --data D --labels fraud --report D",
        "train --data D --out D",
        "train --data D --out N --history D"
      })
  void refusesToWriteOverTheData(String command) throws IOException {
    String before = Files.readString(data);

    Cli run = Cli.run(words(command));

    assertThat(run.complaint())
        .matches("--(out|report|history) must be another file than the data, got .* twice");
    assertThat(run.code()).isEqualTo(2);
    assertThat(Files.readString(data)).isEqualTo(before);
  }

  @Test
  void refusesOneKindOfFileForTheOther() {
    Path autoencoder = folder.resolve("autoencoder.hg");
    UntrainedModels.untrained(Tables.read(data.toString())).save(autoencoder);

    Cli detector = Cli.run("detect", "evaluate", autoencoder, "--data", data, "--labels", "fraud");
    Cli follow = Cli.run("detect", "follow", autoencoder);
    Cli other = Cli.run("score", model, "--data", data, "--out", folder.resolve("s.csv"));

    String sentence = ": expected a file of kind \"detector\", got one of kind \"autoencoder\"";
    assertThat(detector.complaint()).isEqualTo(autoencoder + sentence);
    assertThat(detector.code()).isEqualTo(1);
    assertThat(follow.complaint()).isEqualTo(autoencoder + sentence);
    assertThat(other.complaint())
        .isEqualTo(
            model + ": expected a file of kind \"autoencoder\", got one of kind \"detector\"");
    assertThat(other.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"score M --data D --out O", "evaluate M --data D --labels fraud", "follow M"})
  void refusesADamagedFile(String arguments) throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, bytes.length - 100));
    Object[] words =
        Stream.of(("detect " + arguments).split(" ", -1))
            .map(word ->
                switch (word) {
                  case "M" -> model;
                  case "D" -> data;
                  case "O" -> folder.resolve("s.csv");
                  default -> word;
                })
            .toArray();

    Cli run = Cli.run(words);

    assertThat(run.complaint()).startsWith(model + ": ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesDataWithOtherColumns() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,fraud\n1,0\n2,1\n");

    Cli run = Cli.run("detect", "evaluate", model, "--data", other, "--labels", "fraud");

    assertThat(run.complaint())
        .isEqualTo(
            "other.csv: expected the columns the model was trained on, but there is no [b,"
                + " country]; got [a, fraud]");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesEmptyData() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");

    for (Cli run :
        List.of(
            Cli.run("detect", "evaluate", model, "--data", empty, "--labels", "fraud"),
            Cli.run("detect", "fit", "--data", empty, "--out", folder.resolve("e.hg")))) {
      assertThat(run.complaint())
          .isEqualTo("empty.csv: expected at least 1 row, got an empty file");
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(folder.resolve("e.hg")).doesNotExist();
  }

  @Test
  void takesNaNAsMissingAndRefusesInfinity() throws IOException {
    Path nan = Files.writeString(folder.resolve("nan.csv"), "a,b,country\nNaN,1,DE\n1,NaN,NL\n");
    Path infinite = Files.writeString(folder.resolve("inf.csv"), "a,b,country\n1,1,DE\n1,inf,NL\n");
    Path out = folder.resolve("s.csv");

    assertThat(Cli.run("detect", "score", model, "--data", nan, "--out", out).code()).isZero();
    Cli run = Cli.run("detect", "score", model, "--data", infinite, "--out", out);

    assertThat(run.complaint())
        .isEqualTo(
            "inf.csv, row 2, column \"b\": expected a finite number, got Infinity; name it"
                + " as missing (--missing inf)");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void needsRowsToFit() throws IOException {
    Path few = Files.writeString(folder.resolve("few.csv"), DetectData.rows(10, 1, false));

    Cli run = Cli.run("detect", "fit", "--data", few, "--out", folder.resolve("f.hg"));

    assertThat(run.complaint())
        .isEqualTo("few.csv: expected at least 20 rows to fit a detector to, got 10");
    assertThat(run.code()).isEqualTo(1);
  }
}
