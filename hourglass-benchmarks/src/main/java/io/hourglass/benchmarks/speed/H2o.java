package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** H2O-3's autoencoder: tanh in both designs, since its rectifier ends as unstable. */
record H2o() implements Peer {
  @Override
  public String name() {
    return "H2O-3 3.44";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    Path folder = workshop.built("h2o");
    return work ->
        work.isTraining()
            ? List.of(new Entrant(name(), "Tanh", threads(), program(work, folder, workshop)))
            : List.of();
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Program program(Work work, Path folder, Workshop workshop) {
    return Program.of(
            Jvm.executable(),
            "-Xmx6g",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-Dthreads=" + threads(),
            "-Ddata=" + workshop.data(),
            "-cp",
            "target/classes" + File.pathSeparator + "target/lib/*",
            "Bench",
            work.name(),
            "Tanh",
            "1",
            "2")
        .in(folder);
  }
}
