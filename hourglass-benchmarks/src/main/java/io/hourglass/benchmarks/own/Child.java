package io.hourglass.benchmarks.own;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is measured, in a process of its own; the first argument says what. */
public final class Child {
  private Child() {}

  /** Runs one piece of work and prints its figures. */
  public static void main(String[] arguments) throws IOException {
    // its results are read by the process that started it
    try (PrintWriter out =
        new PrintWriter(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
      run(arguments, out);
    }
  }

  private static void run(String[] arguments, PrintWriter out) throws IOException {
    switch (arguments[0]) {
      case "pictures" ->
          Epochs.ofPictures(Path.of(arguments[1]), Integer.parseInt(arguments[2]), out)
              .save(Path.of(arguments[3]));
      case "variational" ->
          Epochs.ofVariational(
              arguments[1],
              Path.of(arguments[2]),
              Integer.parseInt(arguments[3]),
              Boolean.parseBoolean(arguments[4]),
              out);
      case "table" -> Epochs.ofTable(Path.of(arguments[1]), Integer.parseInt(arguments[2]), out);
      case "file" -> Epochs.ofFile(arguments[1], Integer.parseInt(arguments[2]), out);
      case "lesson" ->
          TestLoss.measure(
              arguments[1], Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]), out);
      case "denoising" ->
          Convolutional.measure(
              arguments[1],
              arguments[2],
              Integer.parseInt(arguments[3]),
              Long.parseLong(arguments[4]),
              arguments[5],
              out);
      case "forward" ->
          Passes.measure(
              arguments[1],
              Integer.parseInt(arguments[2]),
              Stream.of(arguments[3].split(",")).map(Integer::valueOf).toList(),
              out);
      case "row" -> OneRow.measure(Path.of(arguments[1]), Path.of(arguments[2]), out);
      case "rows" -> ManyRows.measure(Path.of(arguments[1]), Path.of(arguments[2]), out);
      case "matmul" -> Peak.ofTensorFlow(Integer.parseInt(arguments[1]), out);
      case "dense" -> Peak.ofPlainJava(Integer.parseInt(arguments[1]), out);
      case "start" -> FirstStep.measure(out);
      default -> throw new IllegalArgumentException("the work must be known, got " + arguments[0]);
    }
  }
}
