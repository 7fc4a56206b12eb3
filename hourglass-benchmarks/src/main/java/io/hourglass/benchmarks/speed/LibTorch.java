package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** LibTorch through JavaCPP with MKL: the strongest eager peer; its data are its own. */
record LibTorch() implements Peer {
  /** The setting that computes in half the bits. */
  static final String HALF = "lean-bf16";

  private static final String NAME = "LibTorch 2.10 (JavaCPP, MKL)";

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
    Path folder = workshop.built("libtorch");
    return work -> entrants(work, folder);
  }

  private static List<Entrant> entrants(Work work, Path folder) {
    List<Entrant> entrants = new ArrayList<>();
    if (work == Work.W2) {
      for (int threads : Workshop.threads()) {
        entrants.add(entrant(NAME, work, "lean", threads, folder));
        entrants.add(entrant(NAME, work, HALF, threads, folder));
      }
    } else if (work == Work.W1 || work == Work.W3) {
      for (int threads : Workshop.threads()) {
        entrants.add(entrant(NAME, work, "lean", threads, folder));
        // its gradients are formulas of its author: a system of its own
        entrants.add(entrant(NAME + " by hand", work, "hand", threads, folder));
      }
    } else if (work == Work.W4) {
      entrants.add(entrant(NAME, work, "all", 1, folder));
    }
    return entrants;
  }

  private static Entrant entrant(
      String system, Work work, String variant, int threads, Path folder) {
    String count = String.valueOf(threads);
    Program program =
        Program.of(
                Jvm.executable(),
                "-Dorg.bytedeco.openblas.load=mkl",
                "-cp",
                "target/classes" + File.pathSeparator + "target/lib/*",
                "trial.Trial",
                work.token(),
                variant,
                count)
            .in(folder)
            .with("MKL_NUM_THREADS", count);
    return new Entrant(system, variant.equals("all") ? "" : variant, threads, program);
  }
}
