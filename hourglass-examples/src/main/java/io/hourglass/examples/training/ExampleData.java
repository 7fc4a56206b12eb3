package io.hourglass.examples.training;

import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data that examples read, and their output. */
final class ExampleData {
  private ExampleData() {}

  /** The images of a part of a data set, without their labels. */
  static Table images(String data, Split part) {
    ReadOptions options = ReadOptions.defaults().withSplit(part).withDrop(List.of("label"));
    return Tables.read(data, options);
  }

  /** Standard output. */
  static PrintWriter out() {
    return new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** An argument of a program, or its default. */
  static int argument(String[] arguments, int index, int otherwise) {
    return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
