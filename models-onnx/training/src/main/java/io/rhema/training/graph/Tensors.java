package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Makes tensors from Java arrays and reads them back, whether the file holds raw little-endian
 * bytes or the typed fields. Everything is copied: a tensor never changes behind a caller's back.
 */
public final class Tensors {

  private Tensors() {}

  public static TensorProto ofFloats(String name, float[] values, long... dims) {
    ByteBuffer raw = littleEndian(values.length * Float.BYTES);
    raw.asFloatBuffer().put(values);
    return raw(name, DataType.FLOAT, raw, values.length, dims);
  }

  /** Values rounded to IEEE half precision; too large ones become infinite. */
  public static TensorProto ofHalves(String name, float[] values, long... dims) {
    ByteBuffer raw = littleEndian(values.length * Short.BYTES);
    for (float value : values) {
      raw.putShort(HalfFloat.fromFloat(value));
    }
    return raw(name, DataType.FLOAT16, raw.flip(), values.length, dims);
  }

  public static TensorProto ofInt8(String name, byte[] values, long... dims) {
    return raw(name, DataType.INT8, ByteBuffer.wrap(values), values.length, dims);
  }

  /** Unsigned bytes, given as their bit patterns. */
  public static TensorProto ofUint8(String name, byte[] values, long... dims) {
    return raw(name, DataType.UINT8, ByteBuffer.wrap(values), values.length, dims);
  }

  public static TensorProto ofLongs(String name, long[] values, long... dims) {
    ByteBuffer raw = littleEndian(values.length * Long.BYTES);
    raw.asLongBuffer().put(values);
    return raw(name, DataType.INT64, raw, values.length, dims);
  }

  /** The values of a float or half tensor, widened to float. */
  public static float[] floats(TensorProto tensor) {
    int size = size(tensor);
    float[] values = new float[size];
    boolean raw = tensor.hasRawData();
    switch (type(tensor)) {
      case FLOAT -> {
        if (raw) {
          rawData(tensor).asFloatBuffer().get(values);
        } else {
          for (int i = 0; i < size; i++) {
            values[i] = tensor.getFloatData(i);
          }
        }
      }
      case FLOAT16 -> {
        ByteBuffer bytes = raw ? rawData(tensor) : null;
        for (int i = 0; i < size; i++) {
          values[i] = HalfFloat.toFloat(raw ? bytes.getShort() : (short) tensor.getInt32Data(i));
        }
      }
      default -> throw unexpected(tensor, "float or float16");
    }
    return values;
  }

  /** The bit patterns of an int8 or uint8 tensor. */
  public static byte[] bytes(TensorProto tensor) {
    byte[] values = new byte[size(tensor)];
    switch (type(tensor)) {
      case INT8, UINT8 -> {
        if (tensor.hasRawData()) {
          rawData(tensor).get(values);
        } else {
          for (int i = 0; i < values.length; i++) {
            values[i] = (byte) tensor.getInt32Data(i);
          }
        }
      }
      default -> throw unexpected(tensor, "int8 or uint8");
    }
    return values;
  }

  /** The values of an int64 or int32 tensor. */
  public static long[] longs(TensorProto tensor) {
    long[] values = new long[size(tensor)];
    boolean raw = tensor.hasRawData();
    ByteBuffer bytes = raw ? rawData(tensor) : null;
    switch (type(tensor)) {
      case INT64 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = raw ? bytes.getLong() : tensor.getInt64Data(i);
        }
      }
      case INT32 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = raw ? bytes.getInt() : tensor.getInt32Data(i);
        }
      }
      default -> throw unexpected(tensor, "int64 or int32");
    }
    return values;
  }

  public static DataType type(TensorProto tensor) {
    DataType type = DataType.forNumber(tensor.getDataType());
    return type == null ? DataType.UNDEFINED : type;
  }

  /** Whether the elements are of type float or float16. */
  public static boolean isFloating(TensorProto tensor) {
    return type(tensor) == DataType.FLOAT || type(tensor) == DataType.FLOAT16;
  }

  public static long[] dims(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
  }

  /** Number of elements; 1 for a scalar. */
  public static int size(TensorProto tensor) {
    long size = 1;
    for (long dim : tensor.getDimsList()) {
      size = Math.multiplyExact(size, dim);
    }
    return Math.toIntExact(size);
  }

  private static TensorProto raw(
      String name, DataType type, ByteBuffer bytes, int size, long... dims) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    TensorProto made = tensor.build();
    if (size(made) != size) {
      throw new IllegalArgumentException(
          "Tensor '%s': %d values do not fill the shape %s"
              .formatted(name, size, Arrays.toString(dims)));
    }
    return made;
  }

  private static ByteBuffer rawData(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static GraphException unexpected(TensorProto tensor, String wanted) {
    return new GraphException(
        "Tensor '%s' holds %s; expected %s".formatted(tensor.getName(), type(tensor), wanted));
  }

  /** Refuses a tensor whose values lie in a second file, which no part of this project writes. */
  static void requireInline(TensorProto tensor) {
    if (tensor.getDataLocation() == DataLocation.EXTERNAL) {
      throw new GraphException(
          "Tensor '%s' keeps its values in another file (external data); export the model as one file"
              .formatted(tensor.getName()));
    }
  }
}
