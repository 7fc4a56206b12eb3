package io.hourglass.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every corruption promises, over the examples of every member. */
class CorruptionContractTest {
  private final Table table = Models.everyKind(60, 1);
  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
  private final Rows clean = codec.encode(table);

  static List<Corruption> corruptions() {
    return Examples.corruptions();
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void keepsTheShapeAndLeavesTheCleanRowsAlone(Corruption corruption) {
    float[] before = clean.values().clone();
    Rows corrupted = corruption.corrupt(clean, codec, 1);
    assertThat(corrupted.width()).isEqualTo(clean.width());
    assertThat(corrupted.rows()).isEqualTo(clean.rows());
    assertThat(clean.values()).containsExactly(before);
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void whatIsMissingStaysMissing(Corruption corruption) {
    float[] corrupted = corruption.corrupt(clean, codec, 1).values();
    assertThat(IntStream.range(0, corrupted.length).filter(i -> Float.isNaN(clean.values()[i])))
        .isNotEmpty()
        .allMatch(i -> Float.isNaN(corrupted[i]));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void losesOnlyWhatCouldBeMissing(Corruption corruption) {
    float[] corrupted = corruption.corrupt(clean, codec, 1).values();
    List<Layout.Place> places = Layout.of(codec).places();
    assertThat(places).anyMatch(place -> !place.codec().nullable());
    for (Layout.Place place : places) {
      for (int row = 0; row < clean.rows() && !place.codec().nullable(); row++) {
        int from = row * clean.width();
        assertThat(Arrays.copyOfRange(corrupted, from + place.from(), from + place.to()))
            .doesNotContain(Float.NaN);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void theSameSeedGivesTheSame(Corruption corruption) {
    float[] corrupted = corruption.corrupt(clean, codec, 1).values();
    assertThat(corruption.corrupt(clean, codec, 1).values()).containsExactly(corrupted);
    boolean changes = !Arrays.equals(corrupted, clean.values());
    assertThat(Arrays.equals(corruption.corrupt(clean, codec, 2).values(), corrupted))
        .isNotEqualTo(changes);
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void aRowDoesNotDependOnThoseAfterIt(Corruption corruption) {
    int some = 17 * clean.width();
    Rows first = new Rows(Arrays.copyOf(clean.values(), some), clean.width());
    assertThat(corruption.corrupt(first, codec, 1).values())
        .containsExactly(Arrays.copyOf(corruption.corrupt(clean, codec, 1).values(), some));
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void itsTextIsReadAsWhatItIs(Corruption corruption) {
    assertThat(CorruptionText.parse(corruption.text())).isEqualTo(corruption);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gaussian:0.4 | GaussianNoise[deviation=0.4, clip=false]
          gaussian:0.4,clip | GaussianNoise[deviation=0.4, clip=true]
          salt-and-pepper:0.1 | SaltAndPepper[rate=0.1]
          mask:0.5 | MaskPixels[rate=0.5]
          blocks:7 | MaskBlocks[size=7, blocks=1]
          blocks:7,3 | MaskBlocks[size=7, blocks=3]
          columns:0.2 | MaskColumns[rate=0.2]
          dropout:.2 | InputDropout[rate=0.2]
          none | NoCorruption[]
          mask:0.1 + columns:0.2 | Composite[parts=[MaskPixels[rate=0.1], MaskColumns[rate=0.2]]]
          """)
  void readsTheShortForm(String text, String corruption) {
    assertThat(CorruptionText.parse(text)).hasToString(corruption);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          blur:3 | corruption "blur:3": the name must be one of none, gaussian, salt-and-pepper, mask, blocks, columns, dropout, got "blur"
          mask | corruption "mask": must be written mask:RATE, got no rate
          mask:a | corruption "mask:a": rate must be a number, got "a"
          mask:0.1,2 | corruption "mask:0.1,2": must be written mask:RATE, got "2" too
          blocks:1.5 | corruption "blocks:1.5": size must be a whole number, got "1.5"
          gaussian:0.4,clap | corruption "gaussian:0.4,clap": must be written gaussian:DEVIATION[,clip], got "clap" too
          gaussian:-1 | corruption "gaussian:-1": deviation must be a finite number >= 0, got -1.0
          columns:1 | corruption "columns:1": rate must be in [0, 1), got 1.0
          dropout:NaN | corruption "dropout:NaN": rate must be in [0, 1), got NaN
          """)
  void saysWhatIsWrongWithAText(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorruptionText.parse(text))
        .withMessage(message);
  }

  static List<Arguments> refusals() {
    Table numbers = Models.mixed(5, 1);
    Codec codec = CodecFit.defaults().fit(TableSource.of(numbers)).codec();
    Table pictures = Models.pictures(5, 4, 5, 1);
    Codec small = CodecFit.defaults().fit(TableSource.of(pictures)).codec();
    return List.of(
        refusal(
            () -> new MaskBlocks(2).corrupt(codec.encode(numbers), codec, 1),
            "blocks:2 needs a column of images, got [amount, age, country, at]"),
        refusal(
            () ->
                new Composite(List.of(new MaskPixels(0), new MaskBlocks(5)))
                    .corrupt(small.encode(pictures), small, 1),
            "a block must fit into the images of column \"picture\", 5x4, got 5x5"),
        refusal(() -> new MaskBlocks(0), "size must be at least 1, got 0"),
        refusal(() -> new MaskBlocks(1, 0), "blocks must be at least 1, got 0"),
        refusal(
            () -> new Composite(List.of(new NoCorruption())),
            "a composite corruption must have at least 2 parts, got 1"));
  }

  private static Arguments refusal(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatItCannotCorrupt(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void partsOfPartsAreParts() {
    Corruption inner = new Composite(List.of(new MaskPixels(0.1), new MaskColumns(0.1)));
    assertThat(new Composite(List.of(inner, new NoCorruption())).parts())
        .containsExactly(new MaskPixels(0.1), new MaskColumns(0.1), new NoCorruption());
  }
}
