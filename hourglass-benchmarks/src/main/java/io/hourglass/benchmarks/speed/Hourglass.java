package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import io.hourglass.train.engine.Bfloat16;
import java.time.Duration;
import java.util.List;

/** Ourselves: training with the launcher's flags, use with no flag at all. */
record Hourglass() implements Peer {
  static final String NAME = "Hourglass";

  /** The setting whose convolutions compute in half the bits. */
  static final String HALF = "bfloat16";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    workshop.notes().accept("training the model whose use is measured");
    Outcome outcome = pictures(workshop, 3).run(LIMIT);
    if (!outcome.isGood()) {
      throw new AbsentException("training failed: " + outcome.failure());
    }
    return work -> entrants(work, workshop);
  }

  private static Program pictures(Workshop workshop, int epochs) {
    return Jvm.likeThis(
        Child.class,
        "pictures",
        PeerData.pictures(workshop).toString(),
        String.valueOf(epochs),
        workshop.model().toString());
  }

  private static Program variational(Work work, boolean isHalf, Workshop workshop) {
    return Jvm.likeThis(
        Child.class,
        "variational",
        work.token(),
        PeerData.pictures(workshop).toString(),
        String.valueOf(workshop.epochs()),
        String.valueOf(isHalf));
  }

  private static List<Entrant> entrants(Work work, Workshop workshop) {
    String model = workshop.model().toString();
    String pictures = PeerData.pictures(workshop).toString();
    return switch (work) {
      case W1 -> List.of(new Entrant(NAME, "", 0, pictures(workshop, workshop.epochs())));
      case W2 -> convolutional(workshop);
      case W2_DENSE -> List.of(new Entrant(NAME, "", 0, variational(work, false, workshop)));
      case W3 ->
          List.of(
              new Entrant(
                  NAME,
                  "",
                  0,
                  Jvm.likeThis(
                      Child.class,
                      "table",
                      PeerData.table(workshop).toString(),
                      String.valueOf(workshop.epochs()))));
      case W4 ->
          List.of(
              new Entrant(NAME, "", 1, Jvm.with(List.of(), Child.class, "row", model, pictures)));
      case ROWS -> rows(model, pictures);
    };
  }

  /** In bfloat16 too, where the processor has it. */
  private static List<Entrant> convolutional(Workshop workshop) {
    Entrant single = new Entrant(NAME, "", 0, variational(Work.W2, false, workshop));
    Entrant half = new Entrant(NAME, HALF, 0, variational(Work.W2, true, workshop));
    return Bfloat16.isNative() ? List.of(single, half) : List.of(single);
  }

  private static List<Entrant> rows(String model, String pictures) {
    int cores = Runtime.getRuntime().availableProcessors();
    String alone = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";
    return List.of(
        new Entrant(NAME, "", cores, Jvm.with(List.of(), Child.class, "rows", model, pictures)),
        new Entrant(NAME, "", 1, Jvm.with(List.of(alone), Child.class, "rows", model, pictures)));
  }
}
