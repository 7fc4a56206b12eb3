package io.hourglass.io.format;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Arrays that NumPy has saved.
 *
 * <p>An {@code .npy} of one or two dimensions becomes numeric columns {@code c0}, {@code c1}, ...,
 * one of unsigned bytes with three or four dimensions a column of images. In an {@code .npz} the
 * member {@code X} (or {@code x}, {@code data}, or the only one with more than one dimension) holds
 * the columns and {@code y} (or {@code label}, {@code labels}) becomes the column {@code label};
 * other members are named in a notice.
 */
final class NumpyFormat implements Format {
  private static final List<String> DATA = List.of("X", "x", "data", "images", "arr_0");
  private static final List<String> LABELS = List.of("y", "label", "labels", "Y", "arr_1");

  @Override
  public String label() {
    return "NumPy";
  }

  @Override
  public boolean reads(Path file) {
    return Input.plainName(file).matches(".*\\.np[yz]");
  }

  @Override
  public LoadedTable load(Input input, ReadOptions options) {
    Path file = SingleFile.of(input, label());
    String name = Input.nameOf(file);
    boolean isArchive = name.toLowerCase(Locale.ROOT).endsWith(".npz");
    LoadedTable read =
        isArchive ? read(name, () -> archive(name, file)) : read(name, () -> array(name, file));
    LoadedTable shaped = TableShaping.finish(read.table(), options);
    return new LoadedTable(
        shaped.table(), Stream.concat(read.notices().stream(), shaped.notices().stream()).toList());
  }

  private static LoadedTable read(String name, Reader reader) {
    return Bytes.read(name, () -> readWhole(name, reader));
  }

  private static LoadedTable readWhole(String name, Reader reader) throws IOException {
    try {
      return reader.read();
    } catch (ZipException e) {
      throw Bytes.damagedZip(name, "an NPZ archive", e);
    } catch (EOFException e) {
      throw new DataException(name + ": expected a whole NumPy file, got one that is cut off", e);
    }
  }

  private static LoadedTable array(String name, Path file) throws IOException {
    try (InputStream in = Bytes.open(file)) {
      List<Column> columns = NumpyHeader.read(name, in).read(in, Bytes.most(file));
      return new LoadedTable(new Table(name, columns), List.of());
    }
  }

  private static LoadedTable archive(String name, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return archive(name, zip);
    }
  }

  private static LoadedTable archive(String name, ZipFile zip) throws IOException {
    List<String> members = zip.stream().map(ZipEntry::getName).map(NumpyFormat::plain).toList();
    String data = data(name, members);
    List<Column> columns = new ArrayList<>(member(name, zip, data));
    Optional<String> labels = LABELS.stream().filter(members::contains).findFirst();
    if (labels.isPresent()) {
      columns.add(labels(name, member(name, zip, labels.get()), columns.get(0).rows()));
    }
    List<String> read = Stream.concat(Stream.of(data), labels.stream()).toList();
    return new LoadedTable(new Table(name, columns), notices(name, members, read));
  }

  private static List<String> notices(String name, List<String> members, List<String> read) {
    List<String> others = members.stream().filter(member -> !read.contains(member)).toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            "%s: not read: %s, only %s; save all columns in one array named X"
                .formatted(name, String.join(", ", others), String.join(" and ", read)));
  }

  /** Reads a file's columns. */
  private interface Reader {
    LoadedTable read() throws IOException;
  }

  private static String data(String name, List<String> members) {
    Optional<String> data = DATA.stream().filter(members::contains).findFirst();
    if (data.isEmpty() && members.size() != 1) {
      throw new DataException(
          "%s: expected a member named X with the rows, got %s".formatted(name, members));
    }
    return data.orElse(members.get(0));
  }

  private static String plain(String member) {
    return member.endsWith(".npy") ? member.substring(0, member.length() - 4) : member;
  }

  private static Column labels(String name, List<Column> labels, int rows) {
    if (labels.size() != 1 || labels.get(0).rows() != rows) {
      throw new DataException(
          "%s: expected one label for each of the %,d rows, got %,d in %d columns"
              .formatted(name, rows, labels.get(0).rows(), labels.size()));
    }
    return NumberArray.asCategories("label", labels.get(0));
  }

  private static List<Column> member(String name, ZipFile zip, String member) throws IOException {
    ZipEntry entry = entry(name, zip, member);
    String shown = name + "[" + member + "]";
    double most = (double) (Math.max(0, entry.getCompressedSize()) + 1) * Bytes.MAX_PACKING;
    try (InputStream in = new FilterInputStream(zip.getInputStream(entry)) {}) {
      return NumpyHeader.read(shown, in).read(in, most);
    }
  }

  private static ZipEntry entry(String name, ZipFile zip, String member) {
    ZipEntry entry = zip.getEntry(member + ".npy");
    if (entry == null) {
      throw new DataException(
          "%s: expected members that end in .npy, got \"%s\"".formatted(name, member));
    }
    return entry;
  }
}
