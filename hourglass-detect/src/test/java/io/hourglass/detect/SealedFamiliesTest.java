package io.hourglass.detect;

import io.hourglass.detect.testing.ExampleRules;
import io.hourglass.json.SealedFamiliesContract;
import java.util.List;
import java.util.Set;

/** The sealed families of anomaly detection. */
class SealedFamiliesTest extends SealedFamiliesContract {
  SealedFamiliesTest() {
    super(Set.of(Detector.class), List.copyOf(ExampleRules.all()));
  }
}
