package io.hourglass.benchmarks.speed;

import java.util.List;

/** A system that takes part, if it is there. */
interface Peer {
  /** As printed where it is not there. */
  String name();

  /** Whether it takes minutes and is left out unless asked for. */
  boolean isSlow();

  /**
   * Makes it ready.
   *
   * @throws AbsentException if it is not there or cannot be made ready
   */
  Ready ready(Workshop workshop) throws AbsentException;

  /** A system that is there. */
  interface Ready {
    /** Its ways to do a piece of work, none where it cannot do that. */
    List<Entrant> entrants(Work work);
  }
}
