package io.loadline.transport.grpc;

/** IEEE 754 binary16; the JDK converts it from version 20 on. */
final class HalfFloat {
  private static final int INFINITY = 0x7c00;

  private HalfFloat() {}

  /** Rounds to the nearest, ties to even. */
  static int bits(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return 0x7e00;
    }
    if (magnitude >= 65_520) {
      return sign | INFINITY;
    }
    int exponent = Math.max(-14, Math.getExponent(magnitude));
    // The distance between two halves of this exponent is 2^(exponent - 10).
    int steps = (int) Math.rint(Math.scalb((double) magnitude, 10 - exponent));
    return sign | (((exponent + 14) << 10) + steps);
  }

  static float value(int bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else {
      magnitude = Math.scalb((float) (0x400 + fraction), exponent - 25);
    }
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }
}
