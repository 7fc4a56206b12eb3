package io.hourglass.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.baseline.Baseline;
import io.hourglass.data.Column;
import io.hourglass.testing.Examples;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sealed families of core. */
class SealedFamiliesTest extends SealedFamiliesContract {
  SealedFamiliesTest() {
    super(Set.of(Column.class, Baseline.class), Examples.all());
  }

  @Test
  void coreHasManyFamilies() throws IOException {
    assertThat(families()).hasSizeGreaterThan(4);
  }
}
