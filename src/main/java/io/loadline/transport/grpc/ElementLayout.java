package io.loadline.transport.grpc;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.json.JsonValue.JsonNonFinite;
import io.loadline.json.JsonValue.JsonNumber;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.protobuf.wire.ElementList;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.math.BigDecimal;

/**
 * How the elements of a tensor stand in its contents.
 *
 * @param width bytes of each; 0 where they differ
 * @param raw whether in raw contents, where texts stand behind their lengths
 */
record ElementLayout(Datatype type, int width, boolean raw) implements ElementList.Layout {
  @Override
  public boolean fillsRun() {
    return type == Datatype.BYTES && !raw;
  }

  @Override
  public void skip(ProtoReader in) throws WireFormatException {
    if (type == Datatype.BYTES) {
      in.skip(raw ? (int) in.fixed(4) : in.left());
    } else if (width > 0) {
      in.skip(width);
    } else {
      in.varint();
    }
  }

  @Override
  public JsonValue read(ProtoReader in) throws WireFormatException {
    return switch (type) {
      case BYTES -> new JsonString(in.text(raw ? (int) in.fixed(4) : in.left()));
      case BOOL -> new JsonBoolean((raw ? in.fixed(1) : in.varint()) != 0);
      case FP16 -> real(HalfFloat.value((int) in.fixed(2)));
      case BF16 -> real(Float.intBitsToFloat((int) in.fixed(2) << 16));
      case FP32 -> real(Float.intBitsToFloat((int) in.fixed(4)));
      case FP64 -> real(Double.longBitsToDouble(in.fixed(8)));
      default -> whole(raw ? in.fixed(width) : in.varint());
    };
  }

  private JsonValue whole(long bits) {
    if (type.name().startsWith("U")) {
      return new JsonNumber(new BigDecimal(Long.toUnsignedString(bits)));
    }
    int shift = raw ? 64 - 8 * width : 0;
    return new JsonNumber(BigDecimal.valueOf(bits << shift >> shift));
  }

  private static JsonValue real(float value) {
    return Float.isFinite(value)
        ? new JsonNumber(new BigDecimal(Float.toString(value)))
        : new JsonNonFinite(value);
  }

  private static JsonValue real(double value) {
    return Double.isFinite(value)
        ? new JsonNumber(BigDecimal.valueOf(value))
        : new JsonNonFinite(value);
  }
}
