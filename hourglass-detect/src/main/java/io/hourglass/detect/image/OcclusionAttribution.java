package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills in each box of an image in turn, to measure what the score drops by. */
final class OcclusionAttribution {
  /** Boxes are these fractions of the image's sides. */
  private static final int[] SCALES = {4, 2};

  /** The map is blurred by this share of the image's sides: a pixel by itself means little. */
  private static final double BLUR = 1.0 / 28;

  /** Changes below this share of full brightness are invisible. */
  private static final float INVISIBLE = 0.03f;

  private final ColumnType.Image type;
  private final String column;
  private final float[] image;
  private final List<Box> boxes = new ArrayList<>();
  private final int small;
  private final float[] predicted;
  private final double[] drops;

  OcclusionAttribution(Inpainter inpainter, float[] image, HeatMap.Scoring scoring) {
    this.type = inpainter.type();
    this.column = inpainter.column();
    this.image = image;
    boxes.addAll(Box.covering(type, SCALES[0]));
    this.small = boxes.size();
    boxes.addAll(Box.covering(type, SCALES[1]));
    this.predicted = inpainter.predict(image, boxes);
    this.drops = drops(scoring);
  }

  /** The drop of the score for each box. */
  private double[] drops(HeatMap.Scoring scoring) {
    int size = image.length;
    float[] filled = new float[(boxes.size() + 1) * size];
    for (int i = 0; i <= boxes.size(); i++) {
      System.arraycopy(image, 0, filled, i * size, size);
    }
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      for (int row = box.top(); row < box.top() + box.height(); row++) {
        int from = (row * type.width() + box.left()) * type.channels();
        for (int at = from; at < from + box.width() * type.channels(); at++) {
          filled[i * size + at] = filled(i, at);
        }
      }
    }
    double[] scores = scoring.of(filled);
    double[] drops = new double[boxes.size()];
    for (int i = 0; i < drops.length; i++) {
      drops[i] = scores[boxes.size()] - scores[i];
    }
    return drops;
  }

  /** Pixels that are nearly as predicted stay: a prediction leaves traces in an empty corner. */
  private float filled(int number, int at) {
    float wanted = predicted[number * image.length + at];
    return Math.abs(wanted - image[at]) < INVISIBLE ? image[at] : wanted;
  }

  HeatMap heatMap() {
    return new HeatMap(column, type, image, expected(), contributions(), regions());
  }

  /** The mean prediction over the small boxes that hide a pixel. */
  private float[] expected() {
    float[] sums = new float[image.length];
    int[] counts = new int[image.length];
    for (int i = 0; i < small; i++) {
      Box box = boxes.get(i);
      for (int row = box.top(); row < box.top() + box.height(); row++) {
        int from = (row * type.width() + box.left()) * type.channels();
        for (int at = from; at < from + box.width() * type.channels(); at++) {
          sums[at] += predicted[i * image.length + at];
          counts[at]++;
        }
      }
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] /= counts[at];
    }
    return sums;
  }

  private double[] contributions() {
    double[] sums = new double[type.height() * type.width()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      double[] changes = changes(i);
      double total = 0;
      for (double change : changes) {
        total += change;
      }
      for (int at = 0; at < changes.length; at++) {
        int pixel = pixel(box, at);
        counts[pixel]++;
        sums[pixel] += total == 0 ? 0 : Math.max(0, drops[i]) * changes[at] / total;
      }
    }
    for (int pixel = 0; pixel < sums.length; pixel++) {
      sums[pixel] /= counts[pixel];
    }
    return Smoothing.apply(
        sums,
        Smoothing.blur(type.height(), Math.max(0.5, BLUR * type.height())),
        Smoothing.blur(type.width(), Math.max(0.5, BLUR * type.width())),
        type.width());
  }

  /** The squared change of every pixel of a box, row by row. */
  private double[] changes(int number) {
    Box box = boxes.get(number);
    double[] changes = new double[box.pixels()];
    for (int at = 0; at < changes.length; at++) {
      int from = pixel(box, at) * type.channels();
      for (int i = from; i < from + type.channels(); i++) {
        double change = image[i] - predicted[number * image.length + i];
        changes[at] += change * change;
      }
    }
    return changes;
  }

  private int pixel(Box box, int at) {
    return (box.top() + at / box.width()) * type.width() + box.left() + at % box.width();
  }

  /** Boxes with the greatest drop for their size, without those that overlap a better one. */
  private List<Region> regions() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < drops.length; i++) {
      if (drops[i] > 0) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> drops[i] / Math.sqrt(boxes.get(i).pixels()))
            .reversed());
    List<Region> chosen = new ArrayList<>();
    for (int i : order) {
      if (chosen.stream().noneMatch(region -> region.box().overlaps(boxes.get(i)))) {
        chosen.add(region(i));
      }
    }
    chosen.sort(Comparator.comparingDouble(Region::contribution).reversed());
    return chosen;
  }

  private Region region(int number) {
    Box box = boxes.get(number);
    double actual = 0;
    double expected = 0;
    for (int at = 0; at < box.pixels(); at++) {
      int from = pixel(box, at) * type.channels();
      for (int i = from; i < from + type.channels(); i++) {
        actual += image[i];
        expected += predicted[number * image.length + i];
      }
    }
    int values = box.pixels() * type.channels();
    return new Region(box, drops[number], actual / values, expected / values);
  }
}
