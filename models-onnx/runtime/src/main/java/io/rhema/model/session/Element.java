package io.rhema.model.session;

import ai.onnxruntime.OnnxJavaType;
import java.nio.ByteBuffer;
import java.util.Locale;

/** An element type in which an input can be fed, and how a number is written in it. */
enum Element {
  INT64(OnnxJavaType.INT64) {
    @Override
    void put(ByteBuffer to, double value) {
      to.putLong((long) value);
    }
  },
  INT32(OnnxJavaType.INT32) {
    @Override
    void put(ByteBuffer to, double value) {
      to.putInt((int) value);
    }
  },
  FLOAT(OnnxJavaType.FLOAT) {
    @Override
    void put(ByteBuffer to, double value) {
      to.putFloat((float) value);
    }
  },
  /** Only masks are fed in this type, so only 0 and 1 occur. */
  FLOAT16(OnnxJavaType.FLOAT16) {
    @Override
    void put(ByteBuffer to, double value) {
      to.putShort(value == 0 ? 0 : HALF_PRECISION_ONE);
    }
  },
  BOOL(OnnxJavaType.BOOL) {
    @Override
    void put(ByteBuffer to, double value) {
      to.put((byte) value);
    }
  };

  private static final short HALF_PRECISION_ONE = 0x3C00;

  private final OnnxJavaType javaType;

  Element(OnnxJavaType javaType) {
    this.javaType = javaType;
  }

  /** By ONNX's spelling of a type that {@link InputRole#types()} names. */
  static Element of(String onnxType) {
    return valueOf(onnxType.toUpperCase(Locale.ROOT));
  }

  OnnxJavaType javaType() {
    return javaType;
  }

  int bytes() {
    return javaType.size;
  }

  abstract void put(ByteBuffer to, double value);
}
