package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Paints over each box of an image in turn, to see what the score falls by. */
final class OcclusionAttribution {
  /** Boxes are these shares of the image's sides. */
  private static final int[] SCALES = {4, 2};

  /** The map is blurred by this share of the image's sides: a pixel by itself means little. */
  private static final double BLUR = 1.0 / 28;

  /** Less than that of full brightness is not seen. */
  private static final float UNSEEN = 0.03f;

  private final ColumnType.Image type;
  private final String column;
  private final float[] picture;
  private final List<Box> boxes = new ArrayList<>();
  private final int small;
  private final float[] painted;
  private final double[] falls;

  OcclusionAttribution(Inpainter painter, float[] picture, HeatMap.Scoring scoring) {
    this.type = painter.type();
    this.column = painter.column();
    this.picture = picture;
    boxes.addAll(Box.covering(type, SCALES[0]));
    this.small = boxes.size();
    boxes.addAll(Box.covering(type, SCALES[1]));
    this.painted = painter.painted(picture, boxes);
    this.falls = falls(scoring);
  }

  /** What the score falls by, box by box. */
  private double[] falls(HeatMap.Scoring scoring) {
    int size = picture.length;
    float[] mended = new float[(boxes.size() + 1) * size];
    for (int i = 0; i <= boxes.size(); i++) {
      System.arraycopy(picture, 0, mended, i * size, size);
    }
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      for (int line = box.top(); line < box.top() + box.height(); line++) {
        int from = (line * type.width() + box.left()) * type.channels();
        for (int at = from; at < from + box.width() * type.channels(); at++) {
          mended[i * size + at] = mended(i, at);
        }
      }
    }
    double[] scores = scoring.of(mended);
    double[] falls = new double[boxes.size()];
    for (int i = 0; i < falls.length; i++) {
      falls[i] = scores[boxes.size()] - scores[i];
    }
    return falls;
  }

  /** What is nearly as expected stays: an inpainter's traces in an empty corner are no mending. */
  private float mended(int number, int at) {
    float wanted = painted[number * picture.length + at];
    return Math.abs(wanted - picture[at]) < UNSEEN ? picture[at] : wanted;
  }

  HeatMap map() {
    return new HeatMap(column, type, picture, expected(), shares(), regions());
  }

  /** Mean over the small boxes that hide the pixel. */
  private float[] expected() {
    float[] sums = new float[picture.length];
    int[] counts = new int[picture.length];
    for (int i = 0; i < small; i++) {
      Box box = boxes.get(i);
      for (int line = box.top(); line < box.top() + box.height(); line++) {
        int from = (line * type.width() + box.left()) * type.channels();
        for (int at = from; at < from + box.width() * type.channels(); at++) {
          sums[at] += painted[i * picture.length + at];
          counts[at]++;
        }
      }
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] /= counts[at];
    }
    return sums;
  }

  private double[] shares() {
    double[] sums = new double[type.height() * type.width()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      double[] changes = changes(i);
      double all = 0;
      for (double change : changes) {
        all += change;
      }
      for (int at = 0; at < changes.length; at++) {
        int pixel = pixel(box, at);
        counts[pixel]++;
        sums[pixel] += all == 0 ? 0 : Math.max(0, falls[i]) * changes[at] / all;
      }
    }
    for (int pixel = 0; pixel < sums.length; pixel++) {
      sums[pixel] /= counts[pixel];
    }
    return Smoothing.of(
        sums,
        Smoothing.blur(type.height(), Math.max(0.5, BLUR * type.height())),
        Smoothing.blur(type.width(), Math.max(0.5, BLUR * type.width())),
        type.width());
  }

  /** Squared change of every pixel of a box, line by line. */
  private double[] changes(int number) {
    Box box = boxes.get(number);
    double[] changes = new double[box.pixels()];
    for (int at = 0; at < changes.length; at++) {
      int from = pixel(box, at) * type.channels();
      for (int i = from; i < from + type.channels(); i++) {
        double change = picture[i] - painted[number * picture.length + i];
        changes[at] += change * change;
      }
    }
    return changes;
  }

  private int pixel(Box box, int at) {
    return (box.top() + at / box.width()) * type.width() + box.left() + at % box.width();
  }

  /** Of boxes that overlap the one with most share for its size, so that it is not all there is. */
  private List<Region> regions() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < falls.length; i++) {
      if (falls[i] > 0) {
        order.add(i);
      }
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> falls[i] / Math.sqrt(boxes.get(i).pixels()))
            .reversed());
    List<Region> chosen = new ArrayList<>();
    for (int i : order) {
      if (chosen.stream().noneMatch(region -> region.box().overlaps(boxes.get(i)))) {
        chosen.add(region(i));
      }
    }
    chosen.sort(Comparator.comparingDouble(Region::share).reversed());
    return chosen;
  }

  private Region region(int number) {
    Box box = boxes.get(number);
    double got = 0;
    double expected = 0;
    for (int at = 0; at < box.pixels(); at++) {
      int from = pixel(box, at) * type.channels();
      for (int i = from; i < from + type.channels(); i++) {
        got += picture[i];
        expected += painted[number * picture.length + i];
      }
    }
    int values = box.pixels() * type.channels();
    return new Region(box, falls[number], got / values, expected / values);
  }
}
