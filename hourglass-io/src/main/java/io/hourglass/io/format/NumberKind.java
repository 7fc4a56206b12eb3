package io.hourglass.io.format;

import java.nio.ByteBuffer;

/** The encoding of a number in an array file. */
enum NumberKind {
  BOOL(1, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.get(at) == 0 ? 0 : 1;
    }
  },
  INT8(1, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.get(at);
    }
  },
  UINT8(1, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.get(at) & 0xFF;
    }
  },
  INT16(2, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getShort(at);
    }
  },
  UINT16(2, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getShort(at) & 0xFFFF;
    }
  },
  INT32(4, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getInt(at);
    }
  },
  UINT32(4, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getInt(at) & 0xFFFFFFFFL;
    }
  },
  INT64(8, true) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getLong(at);
    }
  },
  UINT64(8, true) {
    @Override
    double read(ByteBuffer in, int at) {
      long bits = in.getLong(at);
      // above 2^63: halve, keeping the last bit so that rounding stays right, and double
      return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }
  },
  FLOAT16(2, false) {
    @Override
    double read(ByteBuffer in, int at) {
      return half(in.getShort(at));
    }
  },
  FLOAT32(4, false) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getFloat(at);
    }
  },
  FLOAT64(8, false) {
    @Override
    double read(ByteBuffer in, int at) {
      return in.getDouble(at);
    }
  };

  private final int bytes;
  private final boolean whole;

  NumberKind(int bytes, boolean whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** Whether there are no fractions. */
  boolean isWhole() {
    return whole;
  }

  /** The number at a position of the buffer, in the buffer's byte order. */
  abstract double read(ByteBuffer in, int at);

  /** IEEE 754 binary16; {@code Float.float16ToFloat} came with Java 20. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double size = size(exponent, fraction);
    return bits < 0 ? -size : size;
  }

  private static double size(int exponent, int fraction) {
    if (exponent == 0x1F) {
      return fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? fraction * 0x1p-24
        : (1024 + fraction) * StrictMath.scalb(1.0, exponent - 25);
  }
}
