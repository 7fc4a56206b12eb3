package io.hourglass.benchmarks.speed;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program for tests: prints its arguments, one a line; "sleep" sleeps, "fail" fails. */
public final class Talker {
  private Talker() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (PrintWriter out =
        new PrintWriter(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
      for (String argument : arguments) {
        if (argument.equals("sleep")) {
          Thread.sleep(60_000);
        }
        if (argument.equals("fail")) {
          out.println("Error: nothing works");
          throw new IllegalStateException("as asked");
        }
        out.println(argument);
      }
    }
  }

  /** The program that prints these lines. */
  public static Program saying(String... lines) {
    return Program.java(List.of("-XX:TieredStopAtLevel=1"), Talker.class, lines);
  }
}
