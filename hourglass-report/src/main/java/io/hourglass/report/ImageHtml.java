package io.hourglass.report;

import io.hourglass.data.ImageColumn;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;

/** Images within a page, as PNG. */
public final class ImageHtml {
  private ImageHtml() {}

  /**
   * An image of a column.
   *
   * @param alternative text for those who do not see the image
   */
  public static Html image(ImageColumn images, int row, String alternative) {
    return image(ImageSheet.image(images, row), alternative);
  }

  /** An image at the full width of its place, enlarged without smoothing. */
  public static Html wide(BufferedImage image, String alternative) {
    return Html.of("<figure>%s</figure>", image(image, alternative));
  }

  private static Html image(BufferedImage image, String alternative) {
    String content = Base64.getEncoder().encodeToString(ImageSheet.png(image));
    return Html.of("<img alt=\"%s\" src=\"data:image/png;base64,%s\">", alternative, content);
  }

  /** Images below each other, over a caption. */
  public static Html figure(List<Html> images, Html caption) {
    return Html.of(
        "<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>", Html.joined(images), caption);
  }

  /** Images or figures side by side, ten in a row. */
  public static Html gallery(List<Html> figures) {
    return Html.of("<div class=\"pairs\">\n%s\n</div>", Html.joined(figures));
  }
}
