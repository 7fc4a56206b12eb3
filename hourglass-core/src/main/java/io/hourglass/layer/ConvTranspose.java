package io.hourglass.layer;

import io.hourglass.layer.kernel.Axis;
import io.hourglass.layer.kernel.Convolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A transposed convolution, which undoes the downsampling of a {@link Conv}: every position of the
 * input adds its weighted kernel to a window of the output (Zeiler et al. 2010).
 *
 * <p>A convolution with strides maps several extents to one; {@code outputPadding} chooses among
 * them: the smallest, {@code (n - 1) * stride + 1} with {@link Padding#SAME} and {@code (n - 1) *
 * stride + kernel} with {@link Padding#VALID}, plus itself. {@link #square} and {@link #sequence}
 * choose {@code n * stride}, as Keras does.
 *
 * @param filters the channels given out
 * @param kernel extents of the window
 * @param strides one for each extent
 * @param padding of the convolution that it transposes
 * @param outputPadding one for each extent, at least 0 and less than the stride
 * @param activation of the sums
 */
public record ConvTranspose(
    int filters,
    List<Integer> kernel,
    List<Integer> strides,
    Padding padding,
    List<Integer> outputPadding,
    Activation activation)
    implements Layer {
  public ConvTranspose {
    if (filters < 1) {
      throw new IllegalArgumentException("filters must be at least 1, got " + filters);
    }
    kernel = List.copyOf(kernel);
    strides = List.copyOf(strides);
    outputPadding = List.copyOf(outputPadding);
    SlidingWindow.check("kernel", kernel, strides);
    check(strides, outputPadding);
  }

  private static boolean areWithin(List<Integer> strides, List<Integer> padding) {
    return padding.size() == strides.size()
        && IntStream.range(0, strides.size())
            .allMatch(i -> padding.get(i) >= 0 && padding.get(i) < strides.get(i));
  }

  private static void check(List<Integer> strides, List<Integer> outputPadding) {
    if (!areWithin(strides, outputPadding)) {
      throw new IllegalArgumentException(
          "output padding must be at least 0 and less than the strides %s, got %s"
              .formatted(strides, outputPadding));
    }
  }

  /** Over images: a square kernel, and an output of {@code stride} times the input's extents. */
  public static ConvTranspose square(int filters, int kernel, int stride, Activation activation) {
    return new ConvTranspose(
        filters,
        List.of(kernel, kernel),
        List.of(stride, stride),
        Padding.SAME,
        List.of(stride - 1, stride - 1),
        activation);
  }

  /** Along sequences: an output of {@code stride} times the input's length. */
  public static ConvTranspose sequence(int filters, int kernel, int stride, Activation activation) {
    return new ConvTranspose(
        filters, List.of(kernel), List.of(stride), Padding.SAME, List.of(stride - 1), activation);
  }

  @Override
  public Shape output(Shape input) {
    SlidingWindow.checkRank(input, kernel.size(), "a kernel of " + SlidingWindow.text(kernel));
    List<Integer> extents = new ArrayList<>();
    for (int i = 0; i < kernel.size(); i++) {
      int least = padding == Padding.SAME ? 1 : kernel.get(i);
      extents.add((input.extents().get(i) - 1) * strides.get(i) + least + outputPadding.get(i));
    }
    extents.add(filters);
    return new Shape(extents);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    List<Integer> extents = new ArrayList<>(kernel);
    extents.add(filters);
    extents.add(channels(input));
    return List.of(
        Parameter.kernel("kernel", new Shape(extents)), Parameter.bias("bias", Shape.of(filters)));
  }

  private int channels(Shape input) {
    SlidingWindow.checkRank(input, kernel.size(), "a kernel of " + SlidingWindow.text(kernel));
    return input.extents().get(kernel.size());
  }

  @Override
  public boolean isConvolutional() {
    return true;
  }

  @Override
  public Forward forward(List<float[]> weights, Shape input) {
    // the windows of the convolution from the output to the input
    SlidingWindow windows = SlidingWindow.of(output(input), kernel, strides, padding);
    int channels = channels(input);
    var layout = new Convolution.Kernel(channels, filters, channels * filters, 1, channels);
    Axis rows = Axis.transposed(windows.rows());
    Axis columns = Axis.transposed(windows.columns());
    Convolution sums = new Convolution(rows, columns, layout, weights.get(0), weights.get(1));
    return activation.after(sums::apply, output(input).size());
  }
}
