package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.Locale;

/** Reads fields of a .proto file, and writes each as a FieldDescriptorProto. */
final class FieldParser {
  static final int NO_ONEOF = -1;
  private static final int OPTIONAL = 1;
  private static final int REQUIRED = 2;
  private static final int REPEATED = 3;

  private final ProtoTokenizer in;
  private final ProtoWriter out;
  private final int fields;
  private final int messages;
  private final String extendee;

  private FieldParser(
      ProtoTokenizer in, ProtoWriter out, int fields, int messages, String extendee) {
    this.in = in;
    this.out = out;
    this.fields = fields;
    this.messages = messages;
    this.extendee = extendee;
  }

  /** Of a DescriptorProto. */
  static FieldParser ofMessage(ProtoTokenizer in, ProtoWriter message) {
    return new FieldParser(in, message, 2, 3, "");
  }

  /**
   * What follows on the word {@code extend}.
   *
   * @param out of the message or the file that it stands in
   * @param fields the number by which that has extensions
   * @param messages the number by which that has messages, as each group declares one
   */
  static void extensions(ProtoTokenizer in, ProtoWriter out, int fields, int messages)
      throws ProtoSyntaxException {
    FieldParser parser = new FieldParser(in, out, fields, messages, in.fullName());
    in.expect("{");
    while (!in.accept("}")) {
      parser.field(NO_ONEOF);
    }
  }

  /** One field with its label, if it has one. */
  void field(int oneof) throws ProtoSyntaxException {
    boolean optional = in.accept("optional");
    int label = in.accept("required") ? REQUIRED : in.accept("repeated") ? REPEATED : OPTIONAL;
    String type = in.fullName();
    boolean group = type.equals("group");
    String name = in.name();
    ProtoWriter field = new ProtoWriter().text(1, group ? name.toLowerCase(Locale.ROOT) : name);
    field.text(2, extendee).varint(3, numbered(in)).varint(4, label);
    if (oneof >= 0) {
      field.varint(9, oneof);
    }
    if (optional && extendee.isEmpty()) {
      field.varint(17, 1);
    }
    FieldOptions.read(in).write(field);
    if (group) {
      field.varint(5, FieldType.GROUP.number()).text(6, name);
      in.expect("{");
      out.message(messages, MessageParser.body(in, name));
    } else {
      type(field, type);
      in.expect(";");
    }
    out.message(fields, field);
  }

  private static int numbered(ProtoTokenizer in) throws ProtoSyntaxException {
    in.expect("=");
    return in.integer();
  }

  /** A scalar by its number; a message or an enum by its name, of which the kind is not known. */
  private static void type(ProtoWriter field, String type) {
    FieldType.of(type)
        .ifPresentOrElse(scalar -> field.varint(5, scalar.number()), () -> field.text(6, type));
  }

  /** A map, after that word, which is short for repeated messages of a key and a value. */
  void map() throws ProtoSyntaxException {
    in.expect("<");
    String key = in.fullName();
    in.expect(",");
    String value = in.fullName();
    in.expect(">");
    String name = in.name();
    String entry = entryName(name);
    ProtoWriter field = new ProtoWriter().text(1, name).varint(3, numbered(in));
    FieldOptions.read(in).write(field);
    in.expect(";");
    field.varint(4, REPEATED).varint(5, FieldType.MESSAGE.number()).text(6, entry);
    out.message(fields, field);
    ProtoWriter type = new ProtoWriter().text(1, entry);
    type.message(2, part("key", 1, key)).message(2, part("value", 2, value));
    out.message(messages, type.message(7, new ProtoWriter().varint(7, 1)));
  }

  private static ProtoWriter part(String name, int number, String type) {
    ProtoWriter field = new ProtoWriter().text(1, name).varint(3, number).varint(4, OPTIONAL);
    type(field, type);
    return field;
  }

  /** As protoc names them: {@code by_name} becomes {@code ByNameEntry}. */
  private static String entryName(String field) {
    String camel = ProtoCompiler.jsonName("_" + field);
    return camel + "Entry";
  }
}
