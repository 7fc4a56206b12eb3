package io.hourglass.layer;

import io.hourglass.layer.kernel.StrictFunctions;

/** The function that a layer applies to each of its outputs. */
public enum Activation {
  /** {@code x}. */
  LINEAR {
    @Override
    public void apply(float[] values, int from, int to) {}
  },
  /** {@code max(x, 0)}. */
  RELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.max(values[i], 0f);
      }
    }
  },
  /** {@code min(max(x, 0), 6)}. */
  RELU6 {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.min(Math.max(values[i], 0f), 6f);
      }
    }
  },
  /** {@code max(x, 0.2 x)}. */
  LEAKY_RELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.max(values[i], 0.2f * values[i]);
      }
    }
  },
  /** {@code x} above 0, {@code exp(x) - 1} below. */
  ELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.max(values[i], 0f) + StrictFunctions.expm1(Math.min(values[i], 0f));
      }
    }
  },
  /** 1.0507 times: {@code x} above 0, {@code 1.6733 (exp(x) - 1)} below. */
  SELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] =
            1.050701f * Math.max(values[i], 0f)
                + 1.7580993f * StrictFunctions.expm1(Math.min(values[i], 0f));
      }
    }
  },
  /**
   * {@code x sigmoid(1.5957691 (x + 0.044715 x^3))}: the tanh form of GELU, {@code
   * tf.nn.gelu(approximate=True)}, written so that small results keep their precision.
   */
  GELU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        float x = values[i];
        values[i] = x * StrictFunctions.sigmoid(1.5957692f * (x + 0.044715f * (x * x * x)));
      }
    }
  },
  /** {@code x sigmoid(x)}, also known as swish. */
  SILU {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = values[i] * StrictFunctions.sigmoid(values[i]);
      }
    }
  },
  /**
   * {@code x tanh(softplus(x))}, which is {@code x (u^2 + 2u) / (u^2 + 2u + 2)} with {@code u =
   * exp(x)}.
   */
  MISH {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        float u = StrictFunctions.exp(Math.min(values[i], 20f)); // from here on the quotient is 1
        float v = u * (u + 2f);
        values[i] = values[i] * (v / (v + 2f));
      }
    }
  },
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = StrictFunctions.softplus(values[i]);
      }
    }
  },
  /** {@code x / (1 + |x|)}. */
  SOFTSIGN {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = values[i] / (1f + Math.abs(values[i]));
      }
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = StrictFunctions.tanh(values[i]);
      }
    }
  },
  /** The logistic function {@code 1 / (1 + exp(-x))}. */
  SIGMOID {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = StrictFunctions.sigmoid(values[i]);
      }
    }
  },
  /** {@code min(max(x + 3, 0), 6) / 6}. */
  HARD_SIGMOID {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.min(Math.max(values[i] + 3f, 0f), 6f) / 6f;
      }
    }
  },
  /** {@code exp(x)}. */
  EXPONENTIAL {
    @Override
    public void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = StrictFunctions.exp(values[i]);
      }
    }
  };

  /**
   * Replaces each of a range of values by the function of it.
   *
   * @param values changed from {@code from} up to, without, {@code to}
   * @param from the first value's index
   * @param to the index after the last
   */
  public abstract void apply(float[] values, int from, int to);

  /** A forward pass followed by this activation; {@code width} outputs per row. */
  Forward after(Forward forward, int width) {
    return (in, rows, out) -> {
      forward.apply(in, rows, out);
      apply(out, 0, rows * width);
    };
  }
}
