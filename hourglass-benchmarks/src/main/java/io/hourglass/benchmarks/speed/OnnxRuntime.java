package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Outcome;
import io.hourglass.benchmarks.process.Program;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** ONNX Runtime from Java, using a model that PyTorch has trained; one thread. */
record OnnxRuntime() implements Peer {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "ONNX Runtime 1.29 (Java)";
  }

  @Override
  public boolean isSlow() {
    return false;
  }

  @Override
  public Ready ready(Workshop workshop) throws AbsentException {
    Path folder = workshop.built("onnxruntime");
    if (!Files.exists(folder.resolve("mse.onnx"))) {
      weights(workshop);
      model(workshop, folder);
    }
    Program program =
        Program.of(
                Jvm.executable(),
                "-cp",
                "target/classes" + File.pathSeparator + "target/lib/*",
                "Bench")
            .in(folder);
    return work -> work.isTraining() ? List.of() : List.of(new Entrant(name(), "", 1, program));
  }

  /** Trained by PyTorch, whichever is there. */
  private static void weights(Workshop workshop) throws AbsentException {
    if (Files.exists(workshop.data().resolve("w1_weights.npz"))) {
      return;
    }
    String python = having(workshop, "torch", "to train its model");
    Path script = workshop.peer("pytorch").resolve("bench.py");
    run(SystemTorch.program(Work.W4, python, script, 1, workshop), "training its model");
  }

  private static void model(Workshop workshop, Path folder) throws AbsentException {
    String python = having(workshop, "onnx", "to write its model");
    run(Program.of(python, "makeonnx.py").in(folder), "writing its model");
  }

  private static String having(Workshop workshop, String module, String purpose)
      throws AbsentException {
    return workshop.pythons().stream()
        .filter(python -> workshop.version(python, module).isPresent())
        .findFirst()
        .orElseThrow(() ->
            new AbsentException(
                "not installed: none of %s has the module %s that it needs %s"
                    .formatted(workshop.pythons(), module, purpose)));
  }

  private static void run(Program program, String what) throws AbsentException {
    Outcome outcome = program.run(LIMIT);
    if (!outcome.isGood()) {
      throw new AbsentException(what + " failed: " + outcome.failure());
    }
  }
}
