package io.loadline.protobuf.parser;

import io.loadline.protobuf.wire.ProtoWriter;

/** Reads a service of a .proto file, and writes it as a ServiceDescriptorProto. */
final class ServiceParser {
  private ServiceParser() {}

  /** After the word {@code service}. */
  static ProtoWriter service(ProtoTokens in) throws ProtoSyntaxException {
    ProtoWriter out = new ProtoWriter().text(1, in.name());
    in.expect("{");
    while (!in.accept("}")) {
      if (in.accept("rpc")) {
        out.message(2, method(in));
      } else if (!in.accept(";")) {
        in.skipStatement();
      }
    }
    return out;
  }

  private static ProtoWriter method(ProtoTokens in) throws ProtoSyntaxException {
    ProtoWriter out = new ProtoWriter().text(1, in.name());
    type(in, out, 2, 5);
    in.expect("returns");
    type(in, out, 3, 6);
    if (in.accept("{")) {
      in.skipBlock();
    } else {
      in.expect(";");
    }
    return out;
  }

  private static void type(ProtoTokens in, ProtoWriter out, int field, int streaming)
      throws ProtoSyntaxException {
    in.expect("(");
    if (in.accept("stream")) {
      out.varint(streaming, 1);
    }
    out.text(field, in.fullName());
    in.expect(")");
  }
}
