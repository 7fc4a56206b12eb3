package io.hourglass.io.image;

import io.hourglass.data.DataException;
import io.hourglass.data.HourglassException;
import io.hourglass.io.source.Bytes;
import io.hourglass.io.source.ReadOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes the images of one table, in any number of threads: upright as the camera was held (EXIF),
 * the first frame of several, without a change of brightness. It spends no more memory than there
 * is, and refuses what is damaged or cut off.
 */
public final class ImageDecoder {
  static {
    // the cache on disk is for images that do not fit in memory
    ImageIO.setUseCache(false);
  }

  private final Optional<ReadOptions.Size> size;
  private final DecodingMemory memory = new DecodingMemory();
  private final ImageRemarks remarks = new ImageRemarks();

  /** A decoder for the images of one table. */
  public ImageDecoder(Optional<ReadOptions.Size> size) {
    this.size = size;
  }

  /** What was noticed about the images so far, one sentence for each thing. */
  public List<String> notices() {
    return remarks.notices();
  }

  /**
   * Decodes an image.
   *
   * @param name with its folders, for messages and the label
   * @throws DataException if it is no image, damaged, or too large for the memory
   */
  public DecodedImage read(String name, InputStream in) throws IOException {
    try (ImageInputStream stream = ImageIO.createImageInputStream(in)) {
      return decode(name, stream);
    } catch (HourglassException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // decoders meet damage in many ways
      throw damaged(name, Bytes.reason(e), e);
    }
  }

  private static DataException damaged(String name, String reason, Exception e) {
    return new DataException(
        "%s: cannot be read as an image, perhaps it is damaged or cut off: %s"
            .formatted(name, reason),
        e);
  }

  private DecodedImage decode(String name, ImageInputStream stream) throws IOException {
    ImageReader reader = reader(name, stream);
    try {
      reader.setInput(stream, false, false);
      DecodingMemory.Claim claim = DecodingMemory.Claim.of(name, reader, size);
      return memory.within(claim, () -> decode(name, reader));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String name, ImageInputStream stream) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw new DataException(
          name + ": expected a PNG, JPEG, BMP, GIF, WebP or TIFF image, got other data");
    }
    return readers.next();
  }

  private DecodedImage decode(String name, ImageReader reader) throws IOException {
    BufferedImage raw = wholeImage(name, reader);
    remarks.addFrames(name, reader.getNumImages(true));
    remarks.addDepth(name, raw);
    Orientation orientation = Orientation.of(reader);
    return DecodedImage.of(name, orientation.applied(PlainColors.of(raw)), size);
  }

  /** Decoders fill what is missing with gray, and say so in a warning only. */
  private static BufferedImage wholeImage(String name, ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    checkWhole(name, warnings);
    return image;
  }

  private static void checkWhole(String name, List<String> warnings) {
    for (String warning : warnings) {
      if (warning.toLowerCase(Locale.ROOT).matches(".*(premature|truncated|unexpected end).*")) {
        throw damaged(name, warning, new IOException(warning));
      }
    }
  }
}
