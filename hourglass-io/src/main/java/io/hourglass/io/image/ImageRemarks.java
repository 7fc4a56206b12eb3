package io.hourglass.io.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** What the user of images should know about how they were read. */
final class ImageRemarks {
  private static final int SIXTEEN_BITS = 16;

  /** The brightest value of 12 bits. */
  private static final int TWELVE_BITS = 4095;

  private final Set<String> animated = new ConcurrentSkipListSet<>();
  private final Set<String> deep = new ConcurrentSkipListSet<>();
  private final AtomicInteger brightest = new AtomicInteger();

  void addFrames(String name, int frames) {
    if (frames > 1) {
      animated.add(name);
    }
  }

  /** Looks for 16-bit images that use the lower bits only, as cameras and scanners write them. */
  void addDepth(String name, BufferedImage image) {
    Raster raster = image.getRaster();
    if (raster.getSampleModel().getSampleSize(0) == SIXTEEN_BITS) {
      deep.add(name);
      brightest.accumulateAndGet(brightest(raster), Math::max);
    }
  }

  private static int brightest(Raster raster) {
    int most = 0;
    for (int y = 0; y < raster.getHeight() && most <= TWELVE_BITS; y++) {
      for (int value : raster.getSamples(0, y, raster.getWidth(), 1, 0, (int[]) null)) {
        most = Math.max(most, value);
      }
    }
    return most;
  }

  List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!animated.isEmpty()) {
      notices.add(severalFrames());
    }
    if (isDark()) {
      notices.add(nearlyBlack());
    }
    return notices;
  }

  private String severalFrames() {
    return "%s: several frames or pages, the first one is read%s"
        .formatted(animated.iterator().next(), others(animated));
  }

  private String nearlyBlack() {
    return "%s: 16 bits, but nothing brighter than %,d of 65,535: 12 bits in 16 are read as nearly black; multiply them by 16 before%s"
        .formatted(deep.iterator().next(), brightest.get(), others(deep));
  }

  private boolean isDark() {
    return !deep.isEmpty() && brightest.get() > 0 && brightest.get() <= TWELVE_BITS;
  }

  private static String others(Set<String> names) {
    return names.size() == 1 ? "" : "; the same of %,d more".formatted(names.size() - 1);
  }
}
