package io.loadline.protobuf.parser;

import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in brackets behind a field, as far as it changes messages or their JSON. */
final class FieldOptions {
  private static final List<String> PRESENCES = List.of("", "EXPLICIT", "IMPLICIT");
  private static final List<String> ENCODINGS = List.of("", "PACKED", "EXPANDED");
  private static final List<String> MESSAGE_ENCODINGS = List.of("", "LENGTH_PREFIXED", "DELIMITED");

  private String jsonName = "";
  private @Nullable Boolean packed;
  private int presence;
  private int encoding;
  private int messageEncoding;

  /** Reads them, if there are any. */
  static FieldOptions read(ProtoTokenizer in) throws ProtoSyntaxException {
    FieldOptions options = new FieldOptions();
    if (in.accept("[")) {
      do {
        options.one(in);
      } while (in.accept(","));
      in.expect("]");
    }
    return options;
  }

  /** One name and its value. */
  void one(ProtoTokenizer in) throws ProtoSyntaxException {
    String name = name(in);
    in.expect("=");
    if (name.equals("features") && in.accept("{")) {
      severalFeatures(in);
    } else {
      take(name, value(in));
    }
  }

  /** {@code features = {..}}. */
  private void severalFeatures(ProtoTokenizer in) throws ProtoSyntaxException {
    while (!in.accept("}")) {
      String name = name(in);
      in.accept(":");
      take("features." + name, value(in));
      if (!in.accept(",")) {
        in.accept(";");
      }
    }
  }

  private void take(String name, String value) {
    switch (name) {
      case "json_name" -> jsonName = value;
      case "packed" -> packed = value.equals("true");
      case "features.repeated_field_encoding" -> encoding = index(value, ENCODINGS);
      case "features.field_presence" -> presence = index(value, PRESENCES);
      case "features.message_encoding" -> messageEncoding = index(value, MESSAGE_ENCODINGS);
      default -> {
        // changes no message
      }
    }
  }

  private static int index(String value, List<String> known) {
    return Math.max(0, known.indexOf(value));
  }

  private static String name(ProtoTokenizer in) throws ProtoSyntaxException {
    StringBuilder name = new StringBuilder();
    do {
      if (in.accept("(")) {
        name.append('(').append(in.fullName()).append(").");
        in.expect(")");
      } else {
        name.append(in.name()).append('.');
      }
    } while (in.accept("."));
    return name.substring(0, name.length() - 1);
  }

  private static String value(ProtoTokenizer in) throws ProtoSyntaxException {
    if (in.accept("{")) {
      in.skipBlock();
      return "";
    }
    String token = in.peek();
    if (token.startsWith("\"") || token.startsWith("'")) {
      return in.text();
    }
    return in.accept("-") ? "-" + in.next() : in.next();
  }

  void write(ProtoWriter field) {
    ProtoWriter options = new ProtoWriter();
    if (packed != null) {
      options.varint(2, packed ? 1 : 0);
    }
    features(options, 21);
    if (!options.isEmpty()) {
      field.message(8, options);
    }
    field.text(10, jsonName);
  }

  /** Fills in what an edition calls features, if there are any. */
  void features(ProtoWriter options, int field) {
    ProtoWriter features = new ProtoWriter();
    if (presence > 0) {
      features.varint(1, presence);
    }
    if (encoding > 0) {
      features.varint(3, encoding);
    }
    if (messageEncoding > 0) {
      features.varint(5, messageEncoding);
    }
    if (!features.isEmpty()) {
      options.message(field, features);
    }
  }
}
