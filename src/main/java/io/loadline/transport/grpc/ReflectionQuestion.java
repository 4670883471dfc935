package io.loadline.transport.grpc;

import io.loadline.protobuf.wire.ProtoWriter;

/**
 * One ServerReflectionRequest.
 *
 * @param kind the number of the field that asks
 * @param name of a file, a symbol or a message
 * @param number of an extension of that message; 0 for any other question
 */
record ReflectionQuestion(int kind, String name, int number) {
  private static final int EXTENSION = 5;

  static ReflectionQuestion file(String name) {
    return new ReflectionQuestion(3, name, 0);
  }

  static ReflectionQuestion symbol(String name) {
    return new ReflectionQuestion(4, name, 0);
  }

  /** For the file that declares it. */
  static ReflectionQuestion extension(String message, int number) {
    return new ReflectionQuestion(EXTENSION, message, number);
  }

  /** For the numbers of all extensions that the server knows. */
  static ReflectionQuestion extensionsOf(String message) {
    return new ReflectionQuestion(6, message, 0);
  }

  byte[] toBytes() {
    ProtoWriter out = new ProtoWriter();
    if (kind == EXTENSION) {
      out.message(kind, new ProtoWriter().text(1, name).varint(2, number));
    } else {
      out.text(kind, name);
    }
    return out.toBytes();
  }
}
