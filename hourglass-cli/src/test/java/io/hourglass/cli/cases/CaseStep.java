package io.hourglass.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hourglass.cli.Cli;
import io.hourglass.data.ImageColumn;
import io.hourglass.io.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command, and what must come out. All but {@code run} may be excluded.
 *
 * @param run the command's words; those with blanks stand in single quotes
 * @param stdin a file that the command reads as its standard input
 * @param exit the exit code, 0 unless another is given
 * @param says regular expressions, each found somewhere in what was printed
 * @param never regular expressions found nowhere in it
 * @param tables what the files that were written hold
 * @param brightness the mean of an image's channels, 0 to 255, by file
 */
record CaseStep(
    String run,
    @Nullable String stdin,
    int exit,
    List<String> says,
    List<String> never,
    List<TableCheck> tables,
    Map<String, Double> brightness) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern TRAINING = Pattern.compile("(\\S+ )?(fit|train|demo|update)\\b.*");

  CaseStep(
      @JsonProperty("run") @Nullable String run,
      @JsonProperty("stdin") @Nullable String stdin,
      @JsonProperty("exit") int exit,
      @JsonProperty("says") @Nullable List<String> says,
      @JsonProperty("never") @Nullable List<String> never,
      @JsonProperty("tables") @Nullable List<TableCheck> tables,
      @JsonProperty("brightness") @Nullable Map<String, Double> brightness) {
    this.run = run == null ? "" : run;
    this.stdin = stdin;
    this.exit = exit;
    this.says = says == null ? List.of() : List.copyOf(says);
    this.never = never == null ? List.of() : List.copyOf(never);
    this.tables = tables == null ? List.of() : List.copyOf(tables);
    this.brightness = brightness == null ? Map.of() : Map.copyOf(brightness);
  }

  boolean trains() {
    return TRAINING.matcher(run).matches();
  }

  void check(CaseFolders folders) {
    brightness.forEach((file, mean) -> checkBrightness(folders.file(file), mean));
    if (!run.isEmpty()) {
      checkRun(folders);
    }
  }

  private static void checkBrightness(Path file, double mean) {
    ImageColumn images = (ImageColumn) Tables.read(file).column("image");
    double sum = 0;
    for (byte channel : images.pixels(0)) {
      sum += channel & 0xFF;
    }
    assertThat(sum / images.pixels(0).length)
        .as("brightness of %s", file)
        .isCloseTo(mean, within(1.0));
  }

  private void checkRun(CaseFolders folders) {
    Cli cli = stdin == null ? Cli.run(words(folders)) : withInput(folders, folders.file(stdin));
    String printed = cli.out() + cli.err();
    assertThat(cli.code()).as("exit code of %s%n%s", run, printed).isEqualTo(exit);
    for (String text : says) {
      assertThat(printed).as("printed by %s", run).containsPattern(text);
    }
    for (String text : never) {
      assertThat(printed).as("printed by %s", run).doesNotContainPattern(text);
    }
    tables.forEach(table -> table.check(folders));
  }

  private Cli withInput(CaseFolders folders, Path input) {
    InputStream before = System.in;
    try (InputStream in = Files.newInputStream(input)) {
      System.setIn(in);
      return Cli.run(words(folders));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      System.setIn(before);
    }
  }

  private Object[] words(CaseFolders folders) {
    List<Object> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(run); word.find(); ) {
      words.add(folders.resolve(word.group(1) == null ? word.group(2) : word.group(1)));
    }
    return words.toArray();
  }
}
