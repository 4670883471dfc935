package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoWriter;

/** Reads a message of a .proto file, and writes it as a DescriptorProto. */
final class MessageParser {
  private static final int MAX_NUMBER = (1 << 29) - 1;

  private final ProtoTokenizer in;
  private final ProtoWriter out = new ProtoWriter();
  private final FieldParser fields;
  private int oneofs;

  private MessageParser(ProtoTokenizer in) {
    this.in = in;
    this.fields = FieldParser.ofMessage(in, out);
  }

  /** After the word {@code message}. */
  static ProtoWriter message(ProtoTokenizer in) throws ProtoSyntaxException {
    String name = in.name();
    in.expect("{");
    return body(in, name);
  }

  /** After the opening brace. */
  static ProtoWriter body(ProtoTokenizer in, String name) throws ProtoSyntaxException {
    MessageParser parser = new MessageParser(in);
    parser.out.text(1, name);
    while (!in.accept("}")) {
      parser.member();
    }
    return parser.out;
  }

  private void member() throws ProtoSyntaxException {
    switch (in.peek()) {
      case "reserved" -> in.skipStatement();
      case ";", "export", "local" -> in.next();
      case "option", "extensions", "extend", "message", "enum", "oneof", "map" ->
          declaration(in.next());
      default -> fields.field(FieldParser.NO_ONEOF);
    }
  }

  private void declaration(String word) throws ProtoSyntaxException {
    switch (word) {
      case "option" -> option();
      case "extensions" -> ranges();
      case "extend" -> FieldParser.extensions(in, out, 6, 3);
      case "message" -> out.message(3, message(in));
      case "enum" -> out.message(4, EnumParser.enumeration(in));
      case "oneof" -> oneof();
      default -> fields.map();
    }
  }

  private void option() throws ProtoSyntaxException {
    if (in.accept("message_set_wire_format")) {
      in.expect("=");
      out.message(7, new ProtoWriter().varint(1, in.peek().equals("true") ? 1 : 0));
    }
    in.skipStatement();
  }

  private void oneof() throws ProtoSyntaxException {
    out.message(8, new ProtoWriter().text(1, in.name()));
    in.expect("{");
    while (!in.accept("}")) {
      if (in.peek().equals("option")) {
        in.skipStatement();
      } else if (!in.accept(";")) {
        fields.field(oneofs);
      }
    }
    oneofs++;
  }

  /** The numbers that are left to extensions. */
  private void ranges() throws ProtoSyntaxException {
    do {
      int first = in.integer();
      int last = !in.accept("to") ? first : in.accept("max") ? MAX_NUMBER : in.integer();
      out.message(5, new ProtoWriter().varint(1, first).varint(2, last + 1));
    } while (in.accept(","));
    FieldOptions.read(in);
    in.expect(";");
  }
}
