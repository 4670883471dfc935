package io.loadline.protobuf;

import java.util.Locale;

/** Reads a message of a .proto file, and writes it as a DescriptorProto. */
final class MessageParser {
  private static final int OPTIONAL = 1;
  private static final int REQUIRED = 2;
  private static final int REPEATED = 3;
  private static final int NO_ONEOF = -1;

  private final Tokens in;
  private final ProtoWriter out = new ProtoWriter();
  private int oneofs;

  private MessageParser(Tokens in) {
    this.in = in;
  }

  /** After the word {@code message}. */
  static ProtoWriter message(Tokens in) throws ProtoSyntaxException {
    String name = in.name();
    in.expect("{");
    return body(in, name);
  }

  private static ProtoWriter body(Tokens in, String name) throws ProtoSyntaxException {
    MessageParser parser = new MessageParser(in);
    parser.out.text(1, name);
    while (!in.accept("}")) {
      parser.member();
    }
    return parser.out;
  }

  private void member() throws ProtoSyntaxException {
    switch (in.peek()) {
      case ";" -> in.next();
      case "option", "reserved", "extensions", "extend" -> in.skipStatement();
      case "export", "local" -> in.next();
      case "message" -> {
        in.next();
        out.message(3, message(in));
      }
      case "enum" -> {
        in.next();
        out.message(4, EnumParser.enumeration(in));
      }
      case "oneof" -> oneof();
      case "map" -> map();
      case "optional" -> labelled(OPTIONAL, true);
      case "required" -> labelled(REQUIRED, false);
      case "repeated" -> labelled(REPEATED, false);
      default -> field(OPTIONAL, false, NO_ONEOF);
    }
  }

  private void labelled(int label, boolean optional) throws ProtoSyntaxException {
    in.next();
    field(label, optional, NO_ONEOF);
  }

  private void oneof() throws ProtoSyntaxException {
    in.next();
    out.message(8, new ProtoWriter().text(1, in.name()));
    in.expect("{");
    while (!in.accept("}")) {
      if (in.peek().equals("option")) {
        in.skipStatement();
      } else if (!in.accept(";")) {
        field(OPTIONAL, false, oneofs);
      }
    }
    oneofs++;
  }

  private void field(int label, boolean optional, int oneof) throws ProtoSyntaxException {
    String type = in.fullName();
    boolean group = type.equals("group");
    String name = in.name();
    ProtoWriter field = new ProtoWriter().text(1, group ? name.toLowerCase(Locale.ROOT) : name);
    field.varint(3, numbered()).varint(4, label);
    if (oneof >= 0) {
      field.varint(9, oneof);
    }
    if (optional) {
      field.varint(17, 1);
    }
    FieldOptions.read(in).write(field);
    if (group) {
      field.varint(5, FieldType.GROUP.number()).text(6, name);
      in.expect("{");
      out.message(3, body(in, name));
    } else {
      type(field, type);
      in.expect(";");
    }
    out.message(2, field);
  }

  private int numbered() throws ProtoSyntaxException {
    in.expect("=");
    return in.integer();
  }

  /** A scalar by its number; a message or an enum by its name, of which the kind is not known. */
  private static void type(ProtoWriter field, String type) {
    FieldType.of(type)
        .ifPresentOrElse(scalar -> field.varint(5, scalar.number()), () -> field.text(6, type));
  }

  private void map() throws ProtoSyntaxException {
    in.next();
    in.expect("<");
    String key = in.fullName();
    in.expect(",");
    String value = in.fullName();
    in.expect(">");
    String name = in.name();
    String entry = entryName(name);
    ProtoWriter field = new ProtoWriter().text(1, name).varint(3, numbered());
    FieldOptions.read(in).write(field);
    in.expect(";");
    out.message(2, field.varint(4, REPEATED).varint(5, FieldType.MESSAGE.number()).text(6, entry));
    ProtoWriter type = new ProtoWriter().text(1, entry);
    type.message(2, part("key", 1, key)).message(2, part("value", 2, value));
    out.message(3, type.message(7, new ProtoWriter().varint(7, 1)));
  }

  private static ProtoWriter part(String name, int number, String type) {
    ProtoWriter field = new ProtoWriter().text(1, name).varint(3, number).varint(4, OPTIONAL);
    type(field, type);
    return field;
  }

  /** As protoc names them: {@code by_name} becomes {@code ByNameEntry}. */
  private static String entryName(String field) {
    String camel = Field.jsonName("_" + field);
    return camel + "Entry";
  }
}
