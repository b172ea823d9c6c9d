package io.rhema.training.graph;

/** IEEE 754 half precision, which Java 17 has no conversion for. */
final class HalfFloat {

  private HalfFloat() {}

  /**
   * Nearest half, ties to even; overflow gives infinity, underflow goes through subnormals to 0.
   */
  static short fromFloat(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 0x477ff000) {
      // 65520 and above round to infinity
      return (short) (sign | 0x7c00);
    }
    if (magnitude >= 0x38800000) {
      int rebased = magnitude - 0x38000000;
      return (short) (sign | roundedShift(rebased, 13));
    }
    int shift = 126 - (magnitude >>> 23);
    if (shift > 24) {
      return (short) sign;
    }
    int significand = (magnitude & 0x7fffff) | 0x800000;
    return (short) (sign | roundedShift(significand, shift));
  }

  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int widened = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }

  private static int roundedShift(int value, int shift) {
    int kept = value >>> shift;
    int rest = value & ((1 << shift) - 1);
    int half = 1 << (shift - 1);
    boolean up = rest > half || (rest == half && (kept & 1) == 1);
    return up ? kept + 1 : kept;
  }
}
