package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a .proto file (proto2, proto3, editions) and writes what it declares as a
 * FileDescriptorProto. Names of types stay as they are written, and options that change no message
 * are passed over.
 */
final class ProtoParser {
  private static final int EDITION_2023 = 1000;

  private final ProtoTokenizer in;
  private final ProtoWriter out = new ProtoWriter();
  private final List<String> imports = new ArrayList<>();

  private ProtoParser(ProtoTokenizer in) {
    this.in = in;
  }

  static ProtoParser parse(String file, byte[] text) throws ProtoSyntaxException {
    ProtoParser parser =
        new ProtoParser(new ProtoTokenizer(file, new String(text, StandardCharsets.UTF_8)));
    parser.out.text(1, file);
    while (!parser.in.isAtEnd()) {
      parser.statement();
    }
    return parser;
  }

  /** A FileDescriptorProto. */
  byte[] descriptor() {
    return out.toBytes();
  }

  /** The names of the files that it needs, but for those of options. */
  List<String> imports() {
    return imports;
  }

  private void statement() throws ProtoSyntaxException {
    String word = in.next();
    switch (word) {
      case ";" -> {
        // says nothing
      }
      case "syntax" -> syntax();
      case "edition" -> {
        in.skipStatement();
        out.text(12, "editions").varint(14, EDITION_2023);
      }
      case "package" -> {
        out.text(2, in.fullName());
        in.expect(";");
      }
      case "import" -> imported();
      case "option" -> option();
      case "export", "local" -> statement();
      case "message" -> out.message(4, MessageParser.message(in));
      case "enum" -> out.message(5, EnumParser.enumeration(in));
      case "service" -> out.message(6, service());
      case "extend" -> FieldParser.extensions(in, out, 7, 4);
      default -> throw in.error("a declaration is expected, not " + word);
    }
  }

  private void syntax() throws ProtoSyntaxException {
    in.expect("=");
    String syntax = in.text();
    if (!syntax.equals("proto2") && !syntax.equals("proto3")) {
      throw in.error("there is no syntax " + syntax);
    }
    out.text(12, syntax);
    in.expect(";");
  }

  private void imported() throws ProtoSyntaxException {
    boolean forOptions = in.accept("option");
    if (!forOptions && !in.accept("public")) {
      in.accept("weak");
    }
    String file = in.text();
    if (!forOptions) {
      out.text(3, file);
      imports.add(file);
    }
    in.expect(";");
  }

  private void option() throws ProtoSyntaxException {
    FieldOptions options = new FieldOptions();
    options.one(in);
    in.expect(";");
    ProtoWriter ofFile = new ProtoWriter();
    options.features(ofFile, 50);
    if (!ofFile.isEmpty()) {
      out.message(8, ofFile);
    }
  }

  /** After the word {@code service}. */
  private ProtoWriter service() throws ProtoSyntaxException {
    ProtoWriter service = new ProtoWriter().text(1, in.name());
    in.expect("{");
    while (!in.accept("}")) {
      if (in.accept("rpc")) {
        service.message(2, method());
      } else if (!in.accept(";")) {
        in.skipStatement();
      }
    }
    return service;
  }

  private ProtoWriter method() throws ProtoSyntaxException {
    ProtoWriter method = new ProtoWriter().text(1, in.name());
    type(method, 2, 5);
    in.expect("returns");
    type(method, 3, 6);
    if (in.accept("{")) {
      in.skipBlock();
    } else {
      in.expect(";");
    }
    return method;
  }

  private void type(ProtoWriter method, int field, int streaming) throws ProtoSyntaxException {
    in.expect("(");
    if (in.accept("stream")) {
      method.varint(streaming, 1);
    }
    method.text(field, in.fullName());
    in.expect(")");
  }
}
