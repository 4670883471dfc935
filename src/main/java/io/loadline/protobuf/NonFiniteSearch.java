package io.loadline.protobuf;

import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;

/**
 * Looks through messages for floating-point numbers that are NaN or infinite, decoding nothing.
 * Immutable, thread-safe.
 */
final class NonFiniteSearch {
  private static final int DEEPEST = 100;
  private static final int FLOAT_EXPONENT = 0x7f80_0000;
  private static final long DOUBLE_EXPONENT = 0x7ff0_0000_0000_0000L;

  private final DescriptorPool types;

  NonFiniteSearch(DescriptorPool types) {
    this.types = types;
  }

  /**
   * Where the first one stands, {@code outputs.score} say.
   *
   * @param message the full name of its type
   * @return empty for none
   */
  String first(ProtoReader in, String message) throws WireFormatException {
    return first(in, types.message(message), 0);
  }

  private String first(ProtoReader in, MessageDescriptor type, int depth)
      throws WireFormatException {
    String found = "";
    while (found.isEmpty() && depth < DEEPEST && in.next()) {
      FieldDescriptor field = type.field(in.field()).orElse(null);
      if (field != null && (in.isBytes() || in.isGroup()) && field.type().isMessage()) {
        String inner = first(in.inner(), types.message(field), depth + 1);
        found = inner.isEmpty() ? "" : field.jsonName() + "." + inner;
      } else if (field != null && holdsNotFinite(in, field.type())) {
        found = field.jsonName();
      }
    }
    return found;
  }

  private static boolean holdsNotFinite(ProtoReader in, FieldType type) throws WireFormatException {
    long exponent =
        type == FieldType.FLOAT ? FLOAT_EXPONENT : type == FieldType.DOUBLE ? DOUBLE_EXPONENT : 0;
    if (exponent == 0) {
      return false;
    }
    ProtoReader numbers = in.isBytes() ? in.inner() : in.numberAgain();
    while (numbers.left() >= type.width()) {
      if ((numbers.fixed(type.width()) & exponent) == exponent) {
        return true;
      }
    }
    return false;
  }
}
