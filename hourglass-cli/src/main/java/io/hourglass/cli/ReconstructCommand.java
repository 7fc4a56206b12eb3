package io.hourglass.cli;

@picocli.CommandLine.Command(name = "reconstruct")
final class ReconstructCommand implements Runnable {
  @Override
  public void run() {}
}
