package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Files are the same where digits are written in another script. */
@ResourceLock(Resources.LOCALE)
class LocaleTest {
  @TempDir Path folder = Path.of("");
  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @BeforeEach
  void writeArabicDigits() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    assertThat("%d".formatted(1)).isEqualTo("\u0661");
  }

  @AfterEach
  void restore() {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }

  @Test
  void detectorAndDataAreReadAndScoresWritten() throws IOException {
    Path model = DetectData.detector(folder);
    Path data = DetectData.labelled(folder);
    Path out = folder.resolve("scores.csv");

    Cli run =
        Cli.run(
            "detect",
            "score",
            model,
            "--data",
            data,
            "--drop",
            "fraud,kind",
            "--out",
            out,
            "--reasons",
            2);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(out)).startsWith("row,score").contains("\n200,").isASCII();
  }

  @Test
  void columnsWithoutNamesAreNumbered() throws IOException {
    Path data = Files.writeString(folder.resolve("x.csv"), "1,a\n2,b\n3,a\n");

    Cli run = Cli.run("data", "describe", "--data", data, "--header", "no");

    assertThat(run.out()).contains("c0", "c1");
  }
}
