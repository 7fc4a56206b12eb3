package io.hourglass.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The TensorFlow graph of every member of a sealed family, by the member's record. A test compares
 * the members with the family's {@code permits}.
 *
 * @param <F> the sealed family
 * @param <C> what a graph is built from besides the member
 * @param <R> what a graph gives
 */
final class FamilyGraphs<F, C, R> {
  private final Class<F> family;
  private final Map<Class<? extends F>, BiFunction<F, C, R>> graphs;

  private FamilyGraphs(Class<F> family, Map<Class<? extends F>, BiFunction<F, C, R>> graphs) {
    this.family = family;
    this.graphs = graphs;
  }

  /** No graphs yet. */
  static <F, C, R> FamilyGraphs<F, C, R> of(Class<F> family) {
    return new FamilyGraphs<>(family, Map.of());
  }

  /** The same with the graph of one more member. */
  <M extends F> FamilyGraphs<F, C, R> with(Class<M> member, BiFunction<M, C, R> graph) {
    Map<Class<? extends F>, BiFunction<F, C, R>> more = new LinkedHashMap<>(graphs);
    more.put(member, (any, context) -> graph.apply(member.cast(any), context));
    return new FamilyGraphs<>(family, more);
  }

  /** Builds the graph of a member. */
  R build(F member, C context) {
    BiFunction<F, C, R> graph = graphs.get(member.getClass());
    if (graph == null) {
      throw new IllegalStateException(
          "every %s must have a graph, got none for %s"
              .formatted(family.getSimpleName(), member.getClass().getSimpleName()));
    }
    return graph.apply(member, context);
  }

  /** The sealed family. */
  Class<F> family() {
    return family;
  }

  /** Members that have a graph. */
  Set<Class<? extends F>> members() {
    return graphs.keySet();
  }
}
