package io.loadline.protobuf.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of fields: their numbers in descriptors, and how a single value is laid out. */
public enum FieldType {
  DOUBLE(1, 1),
  FLOAT(2, 5),
  INT64(3, 0),
  UINT64(4, 0),
  INT32(5, 0),
  FIXED64(6, 1),
  FIXED32(7, 5),
  BOOL(8, 0),
  STRING(9, 2),
  GROUP(10, 3),
  MESSAGE(11, 2),
  BYTES(12, 2),
  UINT32(13, 0),
  ENUM(14, 0),
  SFIXED32(15, 5),
  SFIXED64(16, 1),
  SINT32(17, 0),
  SINT64(18, 0);

  private static final FieldType[] ALL = values();

  private final int number;
  private final int wireType;

  FieldType(int number, int wireType) {
    this.number = number;
    this.wireType = wireType;
  }

  /** By its number in a descriptor; empty for one that there is not. */
  public static Optional<FieldType> of(int number) {
    return Arrays.stream(ALL).filter(type -> type.number == number).findFirst();
  }

  /** By the word of a .proto file; empty for the name of a message or an enum. */
  public static Optional<FieldType> of(String word) {
    for (FieldType type : ALL) {
      if (!type.isNamed() && type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** In a descriptor. */
  public int number() {
    return number;
  }

  /** {@code sint32}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a single value is laid out. */
  public int wireType() {
    return wireType;
  }

  /** Whether it says which message or enum it is. */
  public boolean isNamed() {
    return isMessage() || this == ENUM;
  }

  /** Whether its value is made of fields. */
  public boolean isMessage() {
    return this == MESSAGE || this == GROUP;
  }

  /** Whether several may stand in a row without their tags. */
  public boolean isPackable() {
    return wireType != 2 && wireType != 3;
  }

  /** Bytes of a number of fixed width; 0 for a varint. */
  public int width() {
    return wireType == 1 ? 8 : wireType == 5 ? 4 : 0;
  }
}
