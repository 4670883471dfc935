package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoWriter;

/** Reads an enum of a .proto file, and writes it as an EnumDescriptorProto. */
final class EnumParser {
  private EnumParser() {}

  /** After the word {@code enum}. */
  static ProtoWriter enumeration(ProtoTokenizer in) throws ProtoSyntaxException {
    ProtoWriter out = new ProtoWriter().text(1, in.name());
    in.expect("{");
    while (!in.accept("}")) {
      switch (in.peek()) {
        case ";" -> in.next();
        case "option", "reserved" -> in.skipStatement();
        default -> out.message(2, value(in));
      }
    }
    return out;
  }

  private static ProtoWriter value(ProtoTokenizer in) throws ProtoSyntaxException {
    ProtoWriter value = new ProtoWriter().text(1, in.name());
    in.expect("=");
    value.varint(2, in.integer());
    FieldOptions.read(in);
    in.expect(";");
    return value;
  }
}
