package io.hourglass.io.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import org.junit.jupiter.api.Test;

final class DigitsTest {
  @Test
  void rowsDoNotDependOnHowManyThereAre() {
    ImageColumn few = image(Digits.generate("few", 5, 7));
    ImageColumn many = image(Digits.generate("many", 500, 7));
    for (int row = 0; row < 5; row++) {
      assertThat(many.pixels(row)).isEqualTo(few.pixels(row));
    }
  }

  @Test
  void anotherSeedGivesOtherPictures() {
    assertThat(image(Digits.generate("a", 1, 1)).pixels(0))
        .isNotEqualTo(image(Digits.generate("b", 1, 2)).pixels(0));
  }

  @Test
  void refusesNoRows() {
    assertThatThrownBy(() -> Digits.generate("none", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be at least 1, got 0");
  }

  private static ImageColumn image(Table table) {
    return (ImageColumn) table.column("image");
  }
}
