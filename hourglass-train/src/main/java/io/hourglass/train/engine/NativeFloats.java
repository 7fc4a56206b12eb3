package io.hourglass.train.engine;

import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.tensorflow.Tensor;
import org.tensorflow.TensorMapper;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.types.TFloat32;

/** A tensor's memory, to read and write without a copy. */
final class NativeFloats {
  private NativeFloats() {}

  /** Only mappers may see the handle. */
  private abstract static class Handle extends TensorMapper<TFloat32> {
    static TF_Tensor of(Tensor tensor) {
      return nativeHandle(tensor.asRawTensor());
    }
  }

  /** Valid as long as the tensor is open. */
  static FloatBuffer of(TFloat32 tensor) {
    return new FloatPointer(tensorflow.TF_TensorData(Handle.of(tensor)))
        .capacity(tensor.size())
        .asBuffer();
  }

  /** Fresh memory may hold anything, NaN too. */
  static TFloat32 zeros(org.tensorflow.ndarray.Shape shape) {
    TFloat32 tensor = TFloat32.tensorOf(shape);
    FloatBuffer buffer = of(tensor);
    buffer.put(new float[buffer.capacity()]);
    return tensor;
  }

  static TFloat32 tensor(Weights.Tensor array) {
    TFloat32 tensor = TFloat32.tensorOf(shape(array.shape()));
    of(tensor).put(array.values());
    return tensor;
  }

  static Weights.Tensor array(Shape shape, TFloat32 tensor) {
    return new Weights.Tensor(shape, values(tensor));
  }

  /** A copy of the values. */
  static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    of(tensor).get(values);
    return values;
  }

  static org.tensorflow.ndarray.Shape shape(Shape shape) {
    return org.tensorflow.ndarray.Shape.of(
        shape.extents().stream().mapToLong(Integer::longValue).toArray());
  }

  /** Whether no number of a tensor is infinite or NaN. */
  static boolean isFinite(TFloat32 tensor) {
    FloatBuffer buffer = of(tensor);
    float none = 0;
    for (int i = 0; i < buffer.capacity(); i++) {
      // 0 unless the number is infinite or NaN
      none += buffer.get(i) * 0f;
    }
    return none == 0;
  }
}
