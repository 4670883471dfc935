package io.loadline.transport.grpc;

import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.ProtoWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The datatypes of the Open Inference Protocol: in which field of InferTensorContents they stand,
 * and how wide they are in raw contents. FP16 and BF16 have no field: they are raw always.
 */
enum Datatype {
  BOOL(1, 1),
  INT8(2, 1),
  INT16(2, 2),
  INT32(2, 4),
  INT64(3, 8),
  UINT8(4, 1),
  UINT16(4, 2),
  UINT32(4, 4),
  UINT64(5, 8),
  FP16(0, 2),
  BF16(0, 2),
  FP32(6, 4),
  FP64(7, 8),
  BYTES(8, 0);

  private final int field;
  private final int width;

  Datatype(int field, int width) {
    this.field = field;
    this.width = width;
  }

  /** 0 where there is none. */
  int field() {
    return field;
  }

  /** Writes one element as packed contents. */
  void write(ProtoWriter out, JsonValue element) {
    switch (this) {
      case FP32, FP64 -> writeRaw(out, element);
      case BOOL -> out.raw(bits(element));
      default -> out.raw(integer(element).longValue());
    }
  }

  /** Writes one element as raw contents. */
  void writeRaw(ProtoWriter out, JsonValue element) {
    if (this == BYTES) {
      byte[] bytes = bytes(element);
      out.fixed(bytes.length, 4);
      for (byte b : bytes) {
        out.fixed(b, 1);
      }
    } else {
      out.fixed(bits(element), width);
    }
  }

  byte[] bytes(JsonValue element) {
    if (element instanceof JsonString text) {
      return text.value().getBytes(StandardCharsets.UTF_8);
    }
    throw misfit(element);
  }

  private long bits(JsonValue element) {
    return switch (this) {
      case BOOL -> element instanceof JsonBoolean bool ? (bool.value() ? 1 : 0) : flag(element);
      case FP16 -> HalfFloat.bits(decimal(element).floatValue());
      case BF16 -> Float.floatToIntBits(decimal(element).floatValue()) >>> 16;
      case FP32 -> Float.floatToIntBits(decimal(element).floatValue());
      case FP64 -> Double.doubleToLongBits(decimal(element).doubleValue());
      default -> integer(element).longValue();
    };
  }

  private long flag(JsonValue element) {
    BigInteger number = integer(element);
    if (number.signum() < 0 || number.bitLength() > 1) {
      throw misfit(element);
    }
    return number.longValue();
  }

  private BigDecimal decimal(JsonValue element) {
    if (element instanceof JsonNumber number) {
      return number.value();
    }
    throw misfit(element);
  }

  private BigInteger integer(JsonValue element) {
    BigDecimal number = decimal(element);
    boolean signed = name().startsWith("INT");
    if (number.stripTrailingZeros().scale() > 0) {
      throw misfit(element);
    }
    BigInteger whole = number.toBigInteger();
    boolean fits =
        signed
            ? whole.bitLength() < 8 * width
            : whole.signum() >= 0 && whole.bitLength() <= 8 * width;
    if (!fits) {
      throw misfit(element);
    }
    return whole;
  }

  private IllegalArgumentException misfit(JsonValue element) {
    return new IllegalArgumentException(Json.compact(element) + " is no " + this);
  }

  /**
   * The bits that are all set in a number which is not finite.
   *
   * @return 0 where all values are finite
   */
  long exponentBits() {
    return switch (this) {
      case FP16 -> 0x7c00;
      case BF16 -> 0x7f80;
      case FP32 -> 0x7f80_0000;
      case FP64 -> 0x7ff0_0000_0000_0000L;
      default -> 0;
    };
  }

  /** How elements stand in typed or raw contents. */
  ElementList.Layout layout(boolean raw) {
    return new ElementLayout(this, raw ? width : this == FP32 || this == FP64 ? width : 0, raw);
  }
}
