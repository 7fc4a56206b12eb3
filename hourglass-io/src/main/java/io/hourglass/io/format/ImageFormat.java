package io.hourglass.io.format;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.Table;
import io.hourglass.io.image.DecodedImage;
import io.hourglass.io.image.ImageDecoder;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.Input;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.setting.SettingReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * PNG, JPEG, BMP, GIF (its first frame), WebP and TIFF images, one, a folder or a zip of them.
 *
 * <p>They become the column {@code image}: gray if all of them are, else red, green, blue. If they
 * lie in sub-folders, the innermost one's name is the column {@code label}. All must be of one
 * size, unless they are resized.
 */
public final class ImageFormat implements Format {
  private static final String IMAGE_NAME = ".*\\.(png|jpe?g|bmp|gif|webp|tiff?)";

  @Override
  public String label() {
    return "images";
  }

  @Override
  public boolean reads(Path file) {
    return Input.nameOf(file).toLowerCase(Locale.ROOT).matches(IMAGE_NAME + "|.*\\.zip");
  }

  @Override
  public LoadedTable load(Input input, ReadOptions options) {
    boolean zip = Input.plainName(input.files().get(0)).endsWith(".zip");
    ImageDecoder decoder = new ImageDecoder(options.size());
    List<DecodedImage> images =
        zip ? unzip(SingleFile.of(input, "zip"), decoder) : files(input, decoder);
    LoadedTable loaded = TableShaping.finish(table(input.name(), images), options);
    List<String> notices = new ArrayList<>(decoder.notices());
    notices.addAll(loaded.notices());
    return new LoadedTable(loaded.table(), notices);
  }

  private static List<DecodedImage> files(Input input, ImageDecoder decoder) {
    // decoding is slow: on all cores, in the files' order all the same
    return input.files().parallelStream().map(file -> decode(input, file, decoder)).toList();
  }

  private static DecodedImage decode(Input input, Path file, ImageDecoder decoder) {
    String name = input.root().relativize(rooted(input, file)).toString();
    return Bytes.read(name, () -> decode(name, Files.newInputStream(file), decoder));
  }

  private static DecodedImage decode(String name, InputStream content, ImageDecoder decoder)
      throws IOException {
    try (content) {
      return decoder.read(name.replace('\\', '/'), content);
    }
  }

  private static Path rooted(Input input, Path file) {
    return input.root().isAbsolute() ? file.toAbsolutePath() : file;
  }

  private static List<DecodedImage> unzip(Path file, ImageDecoder decoder) {
    String name = Input.nameOf(file);
    return Bytes.read(name, () -> unzip(name, file, decoder));
  }

  private static List<DecodedImage> unzip(String name, Path file, ImageDecoder decoder)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return entries(name, zip).parallelStream().map(entry -> decode(zip, entry, decoder)).toList();
    } catch (ZipException e) {
      throw Bytes.damagedZip(name, "a zip archive", e);
    }
  }

  private static DecodedImage decode(ZipFile zip, ZipEntry entry, ImageDecoder decoder) {
    try {
      return decode(entry.getName(), zip.getInputStream(entry), decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<? extends ZipEntry> entries(String name, ZipFile zip) {
    List<? extends ZipEntry> entries = images(zip);
    if (entries.isEmpty()) {
      throw new DataException(
          name
              + ": expected a zip of images, got one without any; unpack it if it holds another kind of data");
    }
    return entries;
  }

  private static List<? extends ZipEntry> images(ZipFile zip) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory() && isImage(entry.getName()))
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }

  /** Not macOS's shadow entries, which end the same. */
  private static boolean isImage(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.matches(IMAGE_NAME) && !name.startsWith(".");
  }

  private static Table table(String name, List<DecodedImage> images) {
    checkSizes(name, images);
    List<Column> columns = new ArrayList<>(List.of(column(images)));
    List<String> labels = images.stream().map(DecodedImage::folder).toList();
    if (labels.stream().anyMatch(label -> !label.isEmpty())) {
      columns.add(CategoricalColumn.of("label", labels));
    }
    return new Table(name, columns);
  }

  private static void checkSizes(String name, List<DecodedImage> images) {
    String expected = images.get(0).dimensions();
    for (DecodedImage image : images) {
      if (!image.dimensions().equals(expected)) {
        throw differentSizes(name, images.get(0), image);
      }
    }
  }

  private static DataException differentSizes(String name, DecodedImage first, DecodedImage other) {
    return new DataException(
        "%s: expected images of one size, got %s and %s; resize them %s"
            .formatted(
                name,
                withSize(first),
                withSize(other),
                SettingReference.to("size", first.dimensions())));
  }

  private static String withSize(DecodedImage image) {
    return image.name() + " with " + image.dimensions();
  }

  private static ImageColumn column(List<DecodedImage> images) {
    DecodedImage first = images.get(0);
    int channels = images.stream().allMatch(DecodedImage::isGray) ? 1 : 3;
    ColumnType.Image type = new ColumnType.Image(first.height(), first.width(), channels);
    byte[][] pixels = images.stream().map(image -> image.pixels(channels)).toArray(byte[][]::new);
    return new ImageColumn("image", type, pixels);
  }
}
