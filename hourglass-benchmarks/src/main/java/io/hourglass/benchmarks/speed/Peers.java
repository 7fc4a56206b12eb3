package io.hourglass.benchmarks.speed;

import java.util.List;

/** All that take part, ourselves first. */
final class Peers {
  private static final List<Peer> ALL =
      List.of(
          new Hourglass(),
          new SystemTorch(),
          new CompiledTorch(),
          new LibTorch(),
          new OnnxRuntime(),
          new Deeplearning4j(),
          new H2o());

  private Peers() {}

  /** In the order in which they run. */
  static List<Peer> all() {
    return ALL;
  }
}
