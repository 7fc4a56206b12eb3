package io.hourglass.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.CodecFit;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.design.Design;
import io.hourglass.likelihood.Laplace;
import io.hourglass.likelihood.Poisson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class ColumnOptionsTest {
  private static final Schema TABLE =
      new Schema(
          List.of(
              new Field("amount", new ColumnType.Numeric()),
              new Field("visits", new ColumnType.Numeric()),
              new Field("size", new ColumnType.Categorical())));

  @Command(name = "any")
  private static final class Any {
    @Mixin private ColumnOptions columns = new ColumnOptions();
  }

  private static ColumnOptions options(String... words) {
    Any any = new Any();
    new CommandLine(any).parseArgs(words);
    return any.columns;
  }

  @Test
  void countsAndOrdersAreTheCodecs() {
    CodecFit fit =
        options("--counts", "visits,clicks", "--ordinal", "size=S|M|L").codec(CodecFit.defaults());
    assertThat(fit.counts()).containsExactlyInAnyOrder("visits", "clicks");
    assertThat(fit.orders()).containsExactly(Map.entry("size", List.of("S", "M", "L")));
  }

  @Test
  void likelihoodsAreTheDesigns() {
    ColumnOptions options =
        options("--counts=visits", "--likelihood=poisson", "--likelihood=amount=laplace");
    CodecFit fit = options.codec(CodecFit.defaults());
    Design design = options.design(Design.suitedTo(TABLE), TABLE, fit);
    assertThat(design.likelihoods())
        .containsExactly(Map.entry("amount", new Laplace()), Map.entry("visits", new Poisson()));
  }

  @Test
  void refusesAnOrderOfOne() {
    for (String bad : List.of("size", "size=S", "=S|M")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options("--ordinal", bad).codec(CodecFit.defaults()))
          .withMessage(
              "--ordinal must be a column and its levels, as in size=S|M|L, got \"" + bad + "\"");
    }
  }
}
