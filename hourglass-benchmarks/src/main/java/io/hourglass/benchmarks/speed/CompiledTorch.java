package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PyTorch 2 with fused Adam, eager and compiled, in whichever Python has it. */
record CompiledTorch() implements Peer {
  @Override
  public String name() {
    return "PyTorch 2, compiled";
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    Path scripts = workshop.peer("pytorch");
    for (String python : workshop.pythons()) {
      Optional<String> version =
          workshop.version(python, "torch").filter(found -> found.startsWith("2."));
      if (version.isPresent()) {
        String system = "PyTorch " + version.get();
        return work -> entrants(work, system, python, new Scripts(scripts, workshop));
      }
    }
    throw new AbsentException(
        "not installed: none of %s has a module torch of version 2; name one with HOURGLASS_PYTHON"
            .formatted(workshop.pythons()));
  }

  private record Scripts(Path folder, Workshop workshop) {}

  private static List<Entrant> entrants(Work work, String system, String python, Scripts scripts) {
    List<Entrant> entrants = new ArrayList<>();
    Path eager = scripts.folder().resolve("bench.py");
    if (work == Work.W2 || work == Work.W2_DENSE) {
      for (int threads : Workshop.threads()) {
        entrants.add(
            new Entrant(
                system,
                "eager",
                threads,
                SystemTorch.program(work, python, eager, threads, scripts.workshop())));
      }
    } else if (work.isTraining()) {
      for (int threads : Workshop.threads()) {
        for (String compiled : List.of("1", "0")) {
          entrants.add(
              new Entrant(
                  system,
                  compiled.equals("1") ? "compiled, fused Adam" : "eager, fused Adam",
                  threads,
                  training(work, python, scripts, compiled, threads)));
        }
      }
    } else if (work == Work.W4) {
      entrants.add(
          new Entrant(
              system, "", 1, SystemTorch.program(work, python, eager, 1, scripts.workshop())));
    }
    return entrants;
  }

  private static Program training(
      Work work, String python, Scripts scripts, String compiled, int threads) {
    String count = String.valueOf(threads);
    String script = scripts.folder().resolve("compiled.py").toString();
    return Program.of(python, script, work.token(), compiled, count)
        .with("OMP_NUM_THREADS", count)
        .with("PEERS_DATA", scripts.workshop().data().toString());
  }
}
