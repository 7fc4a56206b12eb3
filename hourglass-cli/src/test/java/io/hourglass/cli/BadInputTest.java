package io.hourglass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hourglass.io.Tables;
import io.hourglass.testing.UntrainedModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong: one clear sentence, the right exit code, nothing half-written. */
class BadInputTest {
  private static final String GOOD = "amount,country\n" + "1.5,NL\n2.5,DE\n3.5,NL\n".repeat(20);

  @TempDir Path folder = Path.of("");
  private static byte[] bytes = {};
  private Path model = Path.of("");

  @BeforeAll
  static void makeModel(@TempDir Path folder) throws IOException {
    Path data = Files.writeString(folder.resolve("good.csv"), GOOD);
    bytes = UntrainedModels.untrained(Tables.read(data.toString())).file().bytes();
  }

  @BeforeEach
  void writeModel() throws IOException {
    Files.writeString(folder.resolve("good.csv"), GOOD);
    model = Files.write(folder.resolve("good.hg"), bytes);
  }

  static Stream<Arguments> badTrainingData() {
    return Stream.of(
        Arguments.of("empty file", "", "bad.csv: expected at least 1 row, got an empty file"),
        Arguments.of(
            "header only",
            "amount,country\n",
            "bad.csv: expected at least 1 row, got a header only"),
        Arguments.of(
            "ragged rows",
            GOOD + "1,NL,9\n",
            "bad.csv, row 61: expected 2 cells, got 3; quote a cell that holds a \",\", or name what"
                + " separates cells (--separator)"),
        Arguments.of(
            "one row",
            "amount,country\n1.5,NL\n",
            "bad.csv: expected at least 2 rows to train on, got 1"),
        Arguments.of(
            "infinity",
            GOOD + "inf,NL\n",
            "bad.csv, row 61, column \"amount\": expected a finite number, got Infinity;"
                + " name it as missing (--missing inf)"),
        Arguments.of(
            "all-missing column",
            "amount,country\n" + ",NL\n,DE\n".repeat(9),
            "bad.csv, column \"amount\": every cell is missing; leave the column out (--drop amount)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTrainingData")
  void refusesToTrainOn(String name, String content, String sentence) throws IOException {
    Path data = Files.writeString(folder.resolve("bad.csv"), content);

    Cli run = Cli.run("train", "--data", data, "--out", folder.resolve("out.hg"));

    assertThat(run.complaint()).isEqualTo(sentence);
    assertThat(run.code()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("good.csv", "good.hg", "bad.csv");
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        Arguments.of("empty file", "", "bad.csv: expected at least 1 row, got an empty file"),
        Arguments.of(
            "wrong columns",
            "amount,land\n1.5,NL\n2.5,DE\n",
            "bad.csv: expected the columns the model was trained on, but there is no [country];"
                + " got [amount, land]"),
        Arguments.of(
            "text in a numeric column",
            GOOD + "much,NL\n",
            "bad.csv, row 61, column \"amount\": expected a number, got \"much\";"
                + " name missing values (--missing much)"),
        Arguments.of(
            "infinity after many rows",
            GOOD + "1.5,NL\n".repeat(5000) + "-inf,NL\n",
            "bad.csv, row 5061, column \"amount\": expected a finite number, got -Infinity;"
                + " name it as missing (--missing -inf)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRows")
  void refusesToScore(String name, String content, String sentence) throws IOException {
    Path data = Files.writeString(folder.resolve("bad.csv"), content);

    Cli run = Cli.run("score", model, "--data", data, "--out", folder.resolve("out.csv"));

    assertThat(run.complaint()).isEqualTo(sentence);
    assertThat(run.code()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("good.csv", "good.hg", "bad.csv");
  }

  @Test
  void takesNaNAsMissing() throws IOException {
    Path data = Files.writeString(folder.resolve("gaps.csv"), GOOD + "NaN,NL\n");

    Cli run = Cli.run("evaluate", model, "--data", data, "--json");

    assertThat(run.code()).isZero();
  }

  /** A model file, harmed. */
  interface Harm {
    byte[] of(byte[] file) throws IOException;
  }

  static Stream<Arguments> badModels() {
    return Stream.of(
        Arguments.of("cut off", (Harm) file -> Arrays.copyOf(file, file.length / 2)),
        Arguments.of("cut by a byte", (Harm) file -> Arrays.copyOf(file, file.length - 1)),
        Arguments.of("empty", (Harm) file -> new byte[0]),
        Arguments.of("no zip", (Harm) file -> "amount,country".getBytes(UTF_8)),
        Arguments.of("a flipped bit", (Harm) BadInputTest::flipped),
        Arguments.of("another zip", (Harm) file -> zip("a.txt", "a")),
        Arguments.of(
            "a newer format",
            (Harm) file -> zip("manifest.json", "{\"format\":99,\"hourglass\":\"9\"}")));
  }

  private static byte[] flipped(byte[] file) {
    byte[] flipped = file.clone();
    flipped[flipped.length / 2] ^= 4;
    return flipped;
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badModels")
  void refusesAModelFile(String name, Harm harm) throws IOException {
    Path bad = folder.resolve("bad.hg");
    Files.write(bad, harm.of(Files.readAllBytes(model)));

    for (Cli run :
        List.of(
            Cli.run("inspect", bad),
            Cli.run(
                "score",
                bad,
                "--data",
                folder.resolve("good.csv"),
                "--out",
                folder.resolve("out.csv")))) {
      assertThat(run.complaint()).startsWith(bad + ": ");
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  static Stream<Arguments> badArguments() {
    return Stream.of(
        Arguments.of("--epochs 0", "epochs must be at least 1, got 0"),
        Arguments.of("--learning-rate NaN", "learning rate must be a finite number > 0, got NaN"),
        Arguments.of(
            "--design dense:a",
            "design \"dense:a\": numbers must be whole, and come before name=value, got \"a\""),
        Arguments.of("--design no.json", "no.json: cannot be read: there is no such file"),
        Arguments.of("--size 28", "an image's size must be WIDTHxHEIGHT such as 28x28, got \"28\""),
        Arguments.of("--epochs many", "Invalid value for option '--epochs': 'many' is not an int"),
        Arguments.of("--nonsense", "Unknown option: '--nonsense'"),
        Arguments.of(
            "--validation 2", "validation \"2\": a validation share must be in (0, 1), got 2.0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badArguments")
  void refusesAnArgument(String argument, String sentence) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                folder.resolve("good.csv").toString(),
                "--out",
                folder.resolve("out.hg").toString()));
    words.addAll(List.of(argument.split(" ", -1)));

    Cli run = Cli.run(words.toArray());

    assertThat(run.complaint()).isEqualTo(sentence);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void refusesAFolderThatIsNotThereBeforeTraining() {
    Path out = folder.resolve("no/out.hg");

    Cli run = Cli.run("train", "--data", folder.resolve("good.csv"), "--out", out);

    assertThat(run.err())
        .isEqualTo(
            "hourglass: %s: cannot be written: there is no folder %s%n"
                .formatted(out, out.getParent()));
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesAFolderThatMayNotBeWritten() {
    Path proc = Path.of("/proc");
    assumeThat(proc).as("a folder in which nobody may write").isDirectory();

    Cli run =
        Cli.run("train", "--data", folder.resolve("good.csv"), "--out", proc.resolve("out.hg"));

    assertThat(run.complaint()).startsWith("/proc/out.hg: cannot be written: ");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void leavesNothingOnAFullDisk() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    int mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor();
    assumeThat(mounted).as("mounting a small tmpfs is allowed").isZero();
    try {
      Path data = Files.writeString(folder.resolve("long.csv"), GOOD + "1.5,NL\n".repeat(5000));

      Cli run = Cli.run("score", model, "--data", data, "--out", disk.resolve("out.csv"));

      assertThat(run.complaint())
          .isEqualTo(disk.resolve("out.csv") + ": cannot be written: No space left on device");
      assertThat(run.code()).isEqualTo(1);
      assertThat(disk.toFile().list()).isEmpty();
    } finally {
      new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
    }
  }

  @Test
  void saysWhatToDoWithoutACommand() {
    Cli run = Cli.run();

    assertThat(run)
        .isEqualTo(
            new Cli(
                2,
                "",
                "hourglass: expected a command, as in: hourglass demo\nSee: hourglass --help\n"));
  }
}
