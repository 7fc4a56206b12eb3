package io.hourglass.detect.image;

import io.hourglass.data.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    double[] scores = scoring.of(occluded());
    double[] drops = new double[boxes.size()];
    Arrays.setAll(drops, i -> scores[boxes.size()] - scores[i]);
    return drops;
  }

  /** The image with each box filled in, and then the image as it is. */
  private float[] occluded() {
    float[] images = new float[(boxes.size() + 1) * image.length];
    for (int i = 0; i <= boxes.size(); i++) {
      System.arraycopy(image, 0, images, i * image.length, image.length);
    }
    for (int i = 0; i < boxes.size(); i++) {
      fill(images, i);
    }
    return images;
  }

  private void fill(float[] images, int number) {
    Box box = boxes.get(number);
    for (int i = 0; i < values(box); i++) {
      int at = place(box, i);
      images[number * image.length + at] = filled(number, at);
    }
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
      addPrediction(i, sums, counts);
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] /= counts[at];
    }
    return sums;
  }

  private void addPrediction(int number, float[] sums, int[] counts) {
    Box box = boxes.get(number);
    for (int i = 0; i < values(box); i++) {
      int at = place(box, i);
      sums[at] += predicted[number * image.length + at];
      counts[at]++;
    }
  }

  private double[] contributions() {
    double[] sums = new double[type.height() * type.width()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < boxes.size(); i++) {
      addDrop(i, sums, counts);
    }
    Arrays.setAll(sums, pixel -> sums[pixel] / counts[pixel]);
    return blurred(sums);
  }

  /** Divides the drop of a box among its pixels, by how much each changed. */
  private void addDrop(int number, double[] sums, int[] counts) {
    Box box = boxes.get(number);
    double[] changes = changes(number);
    double total = sum(changes);
    for (int at = 0; at < changes.length; at++) {
      int pixel = pixel(box, at);
      counts[pixel]++;
      sums[pixel] += total == 0 ? 0 : Math.max(0, drops[number]) * changes[at] / total;
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private double[] blurred(double[] map) {
    Smoothing down = Smoothing.blur(type.height(), Math.max(0.5, BLUR * type.height()));
    Smoothing across = Smoothing.blur(type.width(), Math.max(0.5, BLUR * type.width()));
    return Smoothing.apply(map, down, across, type.width());
  }

  /** The squared change of every pixel of a box, row by row. */
  private double[] changes(int number) {
    Box box = boxes.get(number);
    double[] changes = new double[box.pixels()];
    for (int at = 0; at < changes.length; at++) {
      changes[at] = change(number, pixel(box, at));
    }
    return changes;
  }

  private double change(int number, int pixel) {
    double sum = 0;
    for (int i = pixel * type.channels(); i < (pixel + 1) * type.channels(); i++) {
      double change = image[i] - predicted[number * image.length + i];
      sum += change * change;
    }
    return sum;
  }

  /** Number of values in a box, over all channels. */
  private int values(Box box) {
    return box.pixels() * type.channels();
  }

  /** The place in the image of a box's value. */
  private int place(Box box, int value) {
    return pixel(box, value / type.channels()) * type.channels() + value % type.channels();
  }

  private int pixel(Box box, int at) {
    return (box.top() + at / box.width()) * type.width() + box.left() + at % box.width();
  }

  /** Boxes with the greatest drop for their size, without those that overlap a better one. */
  private List<Region> regions() {
    List<Region> chosen = new ArrayList<>();
    for (int i : byDropForSize()) {
      if (chosen.stream().noneMatch(region -> region.box().overlaps(boxes.get(i)))) {
        chosen.add(region(i));
      }
    }
    chosen.sort(Comparator.comparingDouble(Region::contribution).reversed());
    return chosen;
  }

  /** Numbers of the boxes whose score drops, the greatest drop for its size first. */
  private List<Integer> byDropForSize() {
    return IntStream.range(0, drops.length)
        .filter(i -> drops[i] > 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> drops[i] / Math.sqrt(boxes.get(i).pixels()))
                .reversed())
        .toList();
  }

  private Region region(int number) {
    Box box = boxes.get(number);
    double expected = mean(predicted, number * image.length, box);
    return new Region(box, drops[number], mean(image, 0, box), expected);
  }

  private double mean(float[] images, int from, Box box) {
    double sum = 0;
    for (int i = 0; i < values(box); i++) {
      sum += images[from + place(box, i)];
    }
    return sum / values(box);
  }
}
