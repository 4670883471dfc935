package io.loadline.protobuf;

import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;

/**
 * A field of a message.
 *
 * @param typeName of a message or an enum, fully qualified without a dot before it; empty otherwise
 * @param packs whether a row of numbers is written without their tags
 * @param tracked whether a message knows if it was set even where it is no message itself
 * @param oneof which of the message's alternatives it belongs to, from 0; -1 for none
 */
record FieldDescriptor(
    String name,
    String jsonName,
    int number,
    FieldType type,
    String typeName,
    boolean repeated,
    boolean required,
    boolean packs,
    boolean tracked,
    int oneof) {
  /** The same, once it is known what its type's name stands for. */
  FieldDescriptor of(FieldType known, String full) {
    return new FieldDescriptor(
        name, jsonName, number, known, full, repeated, required, packs, tracked, oneof);
  }

  /** Throws where the current value of the reader is none of this field. */
  void check(ProtoReader in) throws WireFormatException {
    boolean fits =
        switch (type) {
          case STRING, BYTES, MESSAGE -> in.isBytes();
          case GROUP -> in.isGroup();
          default -> !in.isGroup();
        };
    if (!fits) {
      throw new WireFormatException("an answer in which " + name + " is no " + type.word());
    }
  }

  /** Whether the values stand in a row without their tags. */
  boolean isPacked() {
    return repeated && packs && type.isPackable();
  }

  /** Whether a message knows if it was set, so that a default says nothing. */
  boolean hasPresence() {
    return !repeated && (tracked || type.isMessage());
  }
}
