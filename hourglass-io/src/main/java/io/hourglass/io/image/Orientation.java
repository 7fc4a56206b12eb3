package io.hourglass.io.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** How an image has to be turned to stand upright, as EXIF tells it. */
enum Orientation {
  NORMAL(0, false),
  FLIP_H(0, true),
  ROTATE90(3, false),
  ROTATE180(2, false),
  ROTATE270(1, false),
  FLIP_V(2, true),
  FLIP_H_ROTATE90(1, true),
  FLIP_V_ROTATE90(3, true);

  private static final String PNG = "javax_imageio_png_1.0";

  /** In the order of the values of EXIF, which start at 1. */
  private static final List<Orientation> EXIF =
      List.of(
          NORMAL, FLIP_H, ROTATE180, FLIP_V, FLIP_V_ROTATE90, ROTATE270, FLIP_H_ROTATE90, ROTATE90);

  private final int quarters;
  private final boolean mirrored;

  Orientation(int quarters, boolean mirrored) {
    this.quarters = quarters;
    this.mirrored = mirrored;
  }

  /** From the metadata of the first image; {@link #NORMAL} if they say nothing. */
  static Orientation of(ImageReader reader) {
    try {
      return ofMetadata(reader);
    } catch (IOException | RuntimeException e) {
      // the pixels are whole, only what is said about them is damaged
      return NORMAL;
    }
  }

  private static Orientation ofMetadata(ImageReader reader) throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(0);
    if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
      return NORMAL;
    }
    Orientation standard = standard(metadata);
    boolean isPng = PNG.equals(metadata.getNativeMetadataFormatName());
    return standard == NORMAL && isPng ? ofChunk(metadata) : standard;
  }

  private static Orientation standard(IIOMetadata metadata) {
    Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList nodes = root.getElementsByTagName("ImageOrientation");
    return nodes.getLength() == 0 ? NORMAL : named(((Element) nodes.item(0)).getAttribute("value"));
  }

  /** From the chunk of a PNG image that holds EXIF, which its decoder does not know. */
  private static Orientation ofChunk(IIOMetadata metadata) throws IOException {
    NodeList chunks = ((Element) metadata.getAsTree(PNG)).getElementsByTagName("UnknownChunk");
    for (int i = 0; i < chunks.getLength(); i++) {
      IIOMetadataNode chunk = (IIOMetadataNode) chunks.item(i);
      if ("eXIf".equals(chunk.getAttribute("type"))) {
        return ofExif((byte[]) chunk.getUserObject());
      }
    }
    return NORMAL;
  }

  private static Orientation ofExif(byte[] exif) throws IOException {
    try (ImageInputStream stream = new ByteArrayImageInputStream(exif)) {
      Entry entry = new TIFFReader().read(stream).getEntryById(TIFF.TAG_ORIENTATION);
      return entry == null ? NORMAL : EXIF.get(((Number) entry.getValue()).intValue() - 1);
    }
  }

  private static Orientation named(String name) {
    for (Orientation orientation : values()) {
      if (orientation.name().replace("_", "").equalsIgnoreCase(name)) {
        return orientation;
      }
    }
    return NORMAL;
  }

  /** The image, upright. */
  BufferedImage applied(BufferedImage image) {
    if (this == NORMAL) {
      return image;
    }
    BufferedImage upright = blank(image);
    Graphics2D canvas = upright.createGraphics();
    canvas.drawImage(image, transform(image, upright), null);
    canvas.dispose();
    return upright;
  }

  private BufferedImage blank(BufferedImage image) {
    boolean lies = quarters % 2 == 1;
    int width = lies ? image.getHeight() : image.getWidth();
    int height = lies ? image.getWidth() : image.getHeight();
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
  }

  /** About the middle: mirrored first, then turned clockwise. */
  private AffineTransform transform(BufferedImage image, BufferedImage upright) {
    AffineTransform transform =
        AffineTransform.getTranslateInstance(upright.getWidth() / 2.0, upright.getHeight() / 2.0);
    transform.quadrantRotate(quarters);
    transform.scale(mirrored ? -1 : 1, 1);
    transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    return transform;
  }
}
