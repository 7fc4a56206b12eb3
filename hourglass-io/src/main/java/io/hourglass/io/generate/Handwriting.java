package io.hourglass.io.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One writer's hand at one moment: how it shakes, slants, stretches and presses. */
final class Handwriting {
  private static final double BOX = 20;
  private static final double MIDDLE = (Digits.SIZE - 1) / 2.0;

  private final Noise noise;
  private final double shake;
  private final double slant;
  private final Rotation turn;
  private final double stretch;
  private final double[] warp;
  private final double radius;
  private final double pressure;

  Handwriting(Noise noise) {
    this.noise = noise;
    this.shake = noise.between(0.014, 0.045);
    this.slant = 0.16 + 0.24 * noise.normal();
    this.turn = Rotation.by(0.11 * noise.normal());
    this.stretch = StrictMath.exp(0.12 + 0.24 * noise.normal());
    this.warp = warp(noise);
    this.radius = 1.2 * StrictMath.exp(0.26 * noise.normal());
    this.pressure = noise.between(0, 0.22);
  }

  /** Heights of four waves, then their phases. */
  private static double[] warp(Noise noise) {
    double[] warp = new double[8];
    for (int i = 0; i < warp.length; i++) {
      warp[i] = i < 4 ? 0.034 * noise.normal() : noise.between(0, 2 * StrictMath.PI);
    }
    return warp;
  }

  /** The stroke as this hand writes it: points {@code {x, y, radius in pixels}}. */
  List<double[]> write(double[][] stroke) {
    double[][] curve = StrokeRenderer.curve(shaken(stroke));
    double phase = noise.between(0, 2 * StrictMath.PI);
    List<double[]> written = new ArrayList<>(curve.length);
    for (int i = 0; i < curve.length; i++) {
      double wave = StrictMath.sin(phase + 5.0 * i / curve.length);
      written.add(place(curve[i], radius * (1 + pressure * wave)));
    }
    return written;
  }

  private double[][] shaken(double[][] stroke) {
    return Arrays.stream(stroke).map(this::shaken).toArray(double[][]::new);
  }

  private double[] shaken(double[] point) {
    return new double[] {point[0] + shake * noise.normal(), point[1] + shake * noise.normal()};
  }

  private double[] place(double[] point, double pointRadius) {
    double x = point[0] + warp(0, point[1]) + warp(1, point[0]);
    double y = point[1] + warp(2, point[0]) + warp(3, point[1]);
    double wide = stretch * (x - 0.33) - slant * (y - 0.5);
    double high = y - 0.5;
    return new double[] {turn.x(wide, high), turn.y(wide, high), pointRadius};
  }

  /** A turn around the origin. */
  private record Rotation(double cos, double sin) {
    static Rotation by(double angle) {
      return new Rotation(StrictMath.cos(angle), StrictMath.sin(angle));
    }

    double x(double x, double y) {
      return cos * x - sin * y;
    }

    double y(double x, double y) {
      return sin * x + cos * y;
    }
  }

  private double warp(int wave, double at) {
    return warp[wave] * StrictMath.sin(warp[wave + 4] + 4.5 * at);
  }

  /** Scales the curves to the box and moves their center of mass to the middle, in place. */
  void frame(List<List<double[]>> curves) {
    InkExtent extent = new InkExtent();
    curves.forEach(extent::add);
    double scale = (BOX - 2 * radius) / extent.side();
    curves.stream().flatMap(List::stream).forEach(point -> extent.moveTo(MIDDLE, scale, point));
  }
}
