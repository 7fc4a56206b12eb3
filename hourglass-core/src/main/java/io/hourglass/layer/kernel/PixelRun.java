package io.hourglass.layer.kernel;

/**
 * Pixels in a line, each with its channels side by side, and their copies to and from planes of one
 * channel each. Four channels at a time, for what is beside each other is in the cache together.
 *
 * @param at index of the first pixel's first channel
 * @param step from pixel to pixel
 * @param count of the pixels
 * @param channels of each
 */
record PixelRun(int at, int step, int count, int channels) {
  private static final int TOGETHER = 4;

  /**
   * Spreads pixels over planes.
   *
   * @param first the plane of the first channel
   * @param to where in every plane
   */
  void split(float[] pixels, float[][] planes, int first, int to) {
    int channel = 0;
    for (; channel <= channels - TOGETHER; channel += TOGETHER) {
      splitFour(pixels, channel, planes, first, to);
    }
    for (; channel < channels; channel++) {
      float[] plane = planes[first + channel];
      int from = at + channel;
      for (int x = to; x < to + count; x++) {
        plane[x] = pixels[from];
        from += step;
      }
    }
  }

  private void splitFour(float[] pixels, int channel, float[][] planes, int first, int to) {
    float[] a = planes[first + channel];
    float[] b = planes[first + channel + 1];
    float[] c = planes[first + channel + 2];
    float[] d = planes[first + channel + 3];
    int from = at + channel;
    for (int x = to; x < to + count; x++) {
      a[x] = pixels[from];
      b[x] = pixels[from + 1];
      c[x] = pixels[from + 2];
      d[x] = pixels[from + 3];
      from += step;
    }
  }

  /**
   * Gathers pixels from planes, the first of which has the first channel.
   *
   * @param from where in every plane
   */
  void join(float[][] planes, int from, float[] pixels) {
    int channel = 0;
    for (; channel <= channels - TOGETHER; channel += TOGETHER) {
      joinFour(planes, channel, from, pixels);
    }
    for (; channel < channels; channel++) {
      float[] plane = planes[channel];
      int to = at + channel;
      for (int x = from; x < from + count; x++) {
        pixels[to] = plane[x];
        to += step;
      }
    }
  }

  private void joinFour(float[][] planes, int channel, int from, float[] pixels) {
    float[] a = planes[channel];
    float[] b = planes[channel + 1];
    float[] c = planes[channel + 2];
    float[] d = planes[channel + 3];
    int to = at + channel;
    for (int x = from; x < from + count; x++) {
      pixels[to] = a[x];
      pixels[to + 1] = b[x];
      pixels[to + 2] = c[x];
      pixels[to + 3] = d[x];
      to += step;
    }
  }
}
