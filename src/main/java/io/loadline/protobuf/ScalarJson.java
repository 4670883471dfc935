package io.loadline.protobuf;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Numbers, texts and bytes, from JSON and to it; without their tags. */
final class ScalarJson {
  private static final Map<String, Double> NOT_FINITE =
      Map.of(
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  private ScalarJson() {}

  static void write(ProtoWriter out, FieldType type, JsonValue value) throws MismatchException {
    switch (type) {
      case STRING -> bytes(out, text(value).getBytes(StandardCharsets.UTF_8));
      case BYTES -> bytes(out, base64(text(value)));
      case BOOL -> out.raw(truth(value) ? 1 : 0);
      case FLOAT -> out.fixed(Float.floatToRawIntBits(single(value)), 4);
      case DOUBLE -> out.fixed(Double.doubleToRawLongBits(real(value)), 8);
      case SINT32, SINT64 -> out.raw(zigzag(integer(type, value).longValue()));
      case FIXED32, SFIXED32, FIXED64, SFIXED64 ->
          out.fixed(integer(type, value).longValue(), type.width());
      default -> out.raw(integer(type, value).longValue());
    }
  }

  private static void bytes(ProtoWriter out, byte[] bytes) {
    out.raw(bytes.length);
    for (byte b : bytes) {
      out.fixed(b, 1);
    }
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static String text(JsonValue value) throws MismatchException {
    if (value instanceof JsonString text) {
      return text.value();
    }
    throw new MismatchException("is no JSON string");
  }

  /** Both alphabets, with padding and without. */
  private static byte[] base64(String text) throws MismatchException {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new MismatchException("is no base64, as JSON has bytes");
    }
  }

  static JsonValue base64(byte[] bytes) {
    return new JsonString(Base64.getEncoder().encodeToString(bytes));
  }

  private static boolean truth(JsonValue value) throws MismatchException {
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw new MismatchException("is neither true nor false");
  }

  private static double real(JsonValue value) throws MismatchException {
    if (value instanceof JsonString text) {
      Double named = NOT_FINITE.get(text.value());
      if (named != null) {
        return named;
      }
    }
    double real = decimal(value).doubleValue();
    if (Double.isInfinite(real)) {
      throw new MismatchException("is too large for a double");
    }
    return real;
  }

  private static float single(JsonValue value) throws MismatchException {
    double real = real(value);
    float single = (float) real;
    if (Float.isInfinite(single) && !Double.isInfinite(real)) {
      throw new MismatchException("is too large for a float");
    }
    return single;
  }

  private static BigDecimal decimal(JsonValue value) throws MismatchException {
    if (value instanceof JsonNumber number) {
      return number.value();
    }
    try {
      return new BigDecimal(text(value));
    } catch (NumberFormatException e) {
      throw new MismatchException("is no number");
    }
  }

  static BigInteger integer(FieldType type, JsonValue value) throws MismatchException {
    BigDecimal decimal = decimal(value);
    boolean unsigned =
        switch (type) {
          case UINT32, UINT64, FIXED32, FIXED64 -> true;
          default -> false;
        };
    int bits = type.word().endsWith("32") ? 32 : 64;
    boolean whole = decimal.signum() == 0 || decimal.stripTrailingZeros().scale() <= 0;
    if (whole && decimal.precision() - decimal.scale() <= 20) {
      BigInteger integer = decimal.toBigInteger();
      boolean fits =
          unsigned
              ? integer.signum() >= 0 && integer.bitLength() <= bits
              : integer.bitLength() < bits;
      if (fits) {
        return integer;
      }
    }
    throw new MismatchException("is no " + type.word());
  }

  /** Reads one value that is no message and no enum. */
  static JsonValue read(ProtoReader in, FieldType type) throws WireFormatException {
    return switch (type) {
      case BOOL -> new JsonBoolean(in.varint() != 0);
      case FLOAT -> real(Float.intBitsToFloat((int) in.fixed(4)));
      case DOUBLE -> real(Double.longBitsToDouble(in.fixed(8)));
      case INT32 -> signed(in.varint());
      case UINT32 -> number(in.varint() & 0xffff_ffffL);
      case FIXED32 -> number(in.fixed(4));
      case SFIXED32 -> signed(in.fixed(4));
      case SINT32 -> signed(unzigzag(in.varint() & 0xffff_ffffL));
      case SINT64 -> large(unzigzag(in.varint()));
      case INT64 -> large(in.varint());
      case SFIXED64 -> large(in.fixed(8));
      case UINT64 -> new JsonString(Long.toUnsignedString(in.varint()));
      case FIXED64 -> new JsonString(Long.toUnsignedString(in.fixed(8)));
      default -> throw new IllegalArgumentException(type + " is read from bytes");
    };
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  /** Of the low 32 bits. */
  private static JsonValue signed(long value) {
    return number(value << 32 >> 32);
  }

  private static JsonValue number(long value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }

  /** JSON has no integers beyond 2^53, so that 64 bits are text. */
  private static JsonValue large(long value) {
    return new JsonString(Long.toString(value));
  }

  private static JsonValue real(float value) {
    return Float.isFinite(value)
        ? new JsonNumber(new BigDecimal(Float.toString(value)))
        : new JsonString(Float.toString(value));
  }

  private static JsonValue real(double value) {
    return Double.isFinite(value)
        ? new JsonNumber(BigDecimal.valueOf(value))
        : new JsonString(Double.toString(value));
  }
}
