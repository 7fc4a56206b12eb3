package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hourglass.corruption.Corruption;
import io.hourglass.latent.IndexPrior;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Posterior;
import io.hourglass.latent.Prior;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Layer;
import io.hourglass.likelihood.Likelihood;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of every sealed family that is trained has a graph. */
class FamilyGraphsTest {
  static List<FamilyGraphs<?, ?, ?>> families() {
    return List.of(
        CorruptionGraph.GRAPHS,
        IndexPriorGraph.GRAPHS,
        LatentGraph.GRAPHS,
        LayerGraph.GRAPHS,
        LikelihoodGraph.GRAPHS,
        ObjectiveGraph.GRAPHS,
        PenaltyGraph.GRAPHS,
        PosteriorGraph.GRAPHS,
        PriorGraph.GRAPHS);
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyPermittedMemberHasAGraph(FamilyGraphs<?, ?, ?> graphs) {
    Class<?>[] permitted = graphs.family().getPermittedSubclasses();
    assertThat(graphs.members())
        .as("graphs of the family " + graphs.family().getSimpleName())
        .map(Class::getName)
        .containsExactlyInAnyOrderElementsOf(
            List.of(permitted).stream().map(Class::getName).toList());
  }

  @Test
  void theFamiliesAreThoseOfDesigns() {
    assertThat(families())
        .<Class<?>>map(FamilyGraphs::family)
        .containsExactlyInAnyOrder(
            Corruption.class,
            IndexPrior.class,
            Latent.class,
            Layer.class,
            Likelihood.class,
            Objective.class,
            Penalty.class,
            Posterior.class,
            Prior.class);
  }

  @Test
  void aMemberWithoutAGraphIsNamed() {
    FamilyGraphs<Layer, String, String> graphs =
        FamilyGraphs.<Layer, String, String>of(Layer.class)
            .with(Dropout.class, (dropout, text) -> dropout.rate() + text);
    assertThat(graphs.build(new Dropout(0.5), "!")).isEqualTo("0.5!");
    assertThatIllegalStateException()
        .isThrownBy(() -> graphs.build(new Flatten(), "!"))
        .withMessage("every Layer must have a graph, got none for Flatten");
  }
}
