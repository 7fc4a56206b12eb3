package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("amount", "country", "device_age", "V1", "V2", "pressure");

  @ParameterizedTest
  @CsvSource({
    "Amount, amount",
    "amonut, amount",
    "ammount, amount",
    "contry, country",
    "deviceAge, device_age",
    "device-age, device_age",
    "v1, V1",
    "presure, pressure",
    "preasure, pressure"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(NearestName.of(word, NAMES).orElse(null)).isEqualTo(meant);
  }

  @Test
  void otherNamesAreNotMeant() {
    for (String word : List.of("V3", "V12", "x", "id", "currency", "note", "")) {
      assertThat(NearestName.of(word, NAMES)).as(word).isEmpty();
    }
  }
}
