package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PyTorch that comes with the operating system, as its {@code /usr/bin/python3} has it. */
record SystemTorch() implements Peer {
  private static final String PYTHON = "/usr/bin/python3";

  @Override
  public String name() {
    return "PyTorch of the operating system (Debian's python3-torch)";
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    Path script = workshop.peer("pytorch").resolve("bench.py");
    String version =
        workshop
            .version(PYTHON, "torch")
            .orElseThrow(
                () -> new AbsentException("not installed: " + PYTHON + " has no module torch"));
    String maker = Files.exists(Path.of("/etc/debian_version")) ? "Debian" : "system";
    return work -> entrants(work, "PyTorch %s (%s)".formatted(version, maker), workshop, script);
  }

  private static List<Entrant> entrants(Work work, String system, Workshop workshop, Path script) {
    List<Entrant> entrants = new ArrayList<>();
    if (work.isTraining()) {
      for (int threads : Workshop.threads()) {
        entrants.add(
            new Entrant(system, "", threads, program(work, PYTHON, script, threads, workshop)));
      }
    } else if (work == Work.W4) {
      entrants.add(new Entrant(system, "", 1, program(work, PYTHON, script, 1, workshop)));
    }
    return entrants;
  }

  /** {@code bench.py} of the peers: eager PyTorch of any version. */
  static Program program(Work work, String python, Path script, int threads, Workshop workshop) {
    String count = String.valueOf(threads);
    // one row: the model's training beforehand is not measured
    String epochs = work.isTraining() ? String.valueOf(workshop.epochs()) : "1";
    return Program.of(
            python, script.toString(), work.token(), "--threads", count, "--epochs", epochs)
        .with("OMP_NUM_THREADS", count)
        .with("PEERS_DATA", workshop.data().toString());
  }
}
