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
  private static final Schema PICTURES =
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
  void leavesOutWhatANamedDataSetDeclares() {
    assertThat(option().leftOut("shapes:train", PICTURES))
        .containsExactly("shape", "scale", "orientation", "x", "y");
    assertThat(option().leftOut("payments", TABLE)).containsExactly("fraud");
    assertThat(option("--keep", "shape,x").leftOut("shapes", PICTURES))
        .containsExactly("scale", "orientation", "y");
  }

  @Test
  void leavesOutALabelBesidePicturesOnly() {
    assertThat(option().leftOut("photos/", PICTURES)).containsExactly("label");
    assertThat(option("--keep", "label").leftOut("photos/", PICTURES)).isEmpty();
    assertThat(option().leftOut("rows.csv", TABLE)).isEmpty();
  }

  @Test
  void refusesToKeepWhatIsKeptAnyway() {
    assertThatThrownBy(() -> option("--keep", "amount").leftOut("payments", TABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--keep must name columns that are left out without it, [fraud], got \"amount\"");
  }
}
