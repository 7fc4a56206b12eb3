package io.hourglass.detect;

import io.hourglass.detect.rows.Scorer;
import io.hourglass.detect.testing.ExampleRules;
import io.hourglass.json.SealedFamiliesContract;
import java.util.List;
import java.util.Set;

/** The sealed families of anomaly detection. */
class SealedFamiliesTest extends SealedFamiliesContract {
  SealedFamiliesTest() {
    // detectors and scorers have files of their own, with arrays besides the JSON
    super(Set.of(Detector.class, Scorer.class), List.copyOf(ExampleRules.all()));
  }
}
