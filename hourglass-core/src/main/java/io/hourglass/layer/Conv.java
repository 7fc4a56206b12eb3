package io.hourglass.layer;

import io.hourglass.layer.kernel.Axis;
import io.hourglass.layer.kernel.Convolution;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution: at every place the same weighted sums of what a window covers (LeCun et al. 1989;
 * strictly a cross-correlation, as everywhere). A kernel of one extent slides along (length,
 * channels), one of two over (height, width, channels).
 *
 * @param filters sums at every place: the channels given out
 * @param kernel extents of the window
 * @param strides from place to place, one for each extent
 * @param padding at the edges
 * @param activation of the sums
 */
public record Conv(
    int filters,
    List<Integer> kernel,
    List<Integer> strides,
    Padding padding,
    Activation activation)
    implements Layer {
  public Conv {
    if (filters < 1) {
      throw new IllegalArgumentException("filters must be at least 1, got " + filters);
    }
    kernel = List.copyOf(kernel);
    strides = List.copyOf(strides);
    SlidingWindow.check("kernel", kernel, strides);
  }

  /** Over images: a square kernel, the same stride both ways, padding {@link Padding#SAME}. */
  public static Conv square(int filters, int kernel, int stride, Activation activation) {
    return new Conv(
        filters, List.of(kernel, kernel), List.of(stride, stride), Padding.SAME, activation);
  }

  /** Along sequences, padding {@link Padding#SAME}. */
  public static Conv sequence(int filters, int kernel, int stride, Activation activation) {
    return new Conv(filters, List.of(kernel), List.of(stride), Padding.SAME, activation);
  }

  private SlidingWindow windows(Shape input) {
    return SlidingWindow.of(input, kernel, strides, padding);
  }

  @Override
  public Shape output(Shape input) {
    return windows(input).places(kernel.size(), filters);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    List<Integer> extents = new ArrayList<>(kernel);
    extents.add(windows(input).channels());
    extents.add(filters);
    return List.of(
        Parameter.kernel("kernel", new Shape(extents)), Parameter.bias("bias", Shape.of(filters)));
  }

  @Override
  public boolean isConvolutional() {
    return true;
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    SlidingWindow windows = windows(input);
    int channels = windows.channels();
    var layout = new Convolution.Kernel(channels, filters, channels * filters, filters, 1);
    Axis rows = Axis.of(windows.rows());
    Axis columns = Axis.of(windows.columns());
    Convolution sums = new Convolution(rows, columns, layout, weights.get(0), weights.get(1));
    return activation.after(sums::apply, output(input).size());
  }
}
