package io.hourglass.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void passesMissesOrIsNotMeasured() {
    ResultTable<?> table =
        Target.table(
            List.of(
                Target.atLeast("a", "more", 2, 2.0, "peer"),
                Target.atMost("b", "less", 2, 2.5),
                Target.atMost("c", "number", 2, Double.NaN),
                Target.atLeast("d", "missing", 2, null, "")));
    assertThat(table.values())
        .extracting(row -> row.get("status"))
        .containsExactly("pass", "miss", "miss", "not measured");
    assertThat(table.values().get(3))
        .isEqualTo(
            Map.of(
                "key",
                "d",
                "what",
                "missing",
                "target",
                2.0,
                "status",
                "not measured",
                "against",
                ""));
    assertThat(table.asText())
        .startsWith("Targets\nkey  what     target  reached  status        against\n");
  }
}
