package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Deeplearning4j; one thread is its best here. */
record Deeplearning4j() implements Peer {
  @Override
  public String name() {
    return "DL4J 1.0.0-M2.1";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    Path folder = workshop.built("dl4j");
    return work ->
        work == Work.ROWS
            ? List.of()
            : List.of(new Entrant(name(), "", 1, program(work, folder, workshop)));
  }

  private static Program program(Work work, Path folder, Workshop workshop) {
    int epochs = work.isTraining() ? workshop.epochs() : 1;
    return Program.of(
            Jvm.executable(),
            "-Ddata=" + workshop.data(),
            "-Depochs=" + epochs,
            "-cp",
            "target/classes" + File.pathSeparator + "target/lib/*",
            "Bench",
            work.name())
        .in(folder)
        .with("OMP_NUM_THREADS", "1");
  }
}
