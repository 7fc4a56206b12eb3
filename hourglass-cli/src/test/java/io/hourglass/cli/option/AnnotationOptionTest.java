package io.hourglass.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class AnnotationOptionTest {
  private static final Schema IMAGES =
      new Schema(
          List.of(
              new Field("image", new ColumnType.Image(2, 2, 1)),
              new Field("label", new ColumnType.Categorical())));
  private static final Schema TABLE =
      new Schema(
          List.of(
              new Field("amount", new ColumnType.Numeric()),
              new Field("label", new ColumnType.Categorical())));

  @Command(name = "any")
  private static final class Any {
    @Mixin private AnnotationOption annotations = new AnnotationOption();
  }

  private static AnnotationOption option(String... words) {
    Any any = new Any();
    new CommandLine(any).parseArgs(words);
    return any.annotations;
  }

  @Test
  void excludesTheLabelsOfANamedDataSet() {
    assertThat(option().excluded("shapes:train", IMAGES))
        .containsExactly("shape", "scale", "orientation", "x", "y");
    assertThat(option().excluded("payments", TABLE)).containsExactly("fraud");
    assertThat(option("--include-label", "shape,x").excluded("shapes", IMAGES))
        .containsExactly("scale", "orientation", "y");
  }

  @Test
  void excludesALabelBesideImagesOnly() {
    assertThat(option().excluded("photos/", IMAGES)).containsExactly("label");
    assertThat(option("--include-label", "label").excluded("photos/", IMAGES)).isEmpty();
    assertThat(option().excluded("rows.csv", TABLE)).isEmpty();
  }

  @Test
  void refusesToIncludeWhatIsIncludedAnyway() {
    assertThatThrownBy(() -> option("--include-label", "amount").excluded("payments", TABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--include-label must name columns that are excluded by default, [fraud], got \"amount\"");
  }
}
