package io.loadline.protobuf;

import io.loadline.protobuf.parser.ProtoFiles;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;

/** Reads one FieldDescriptorProto. */
final class FieldReader {
  private static final int REQUIRED = 2;
  private static final int REPEATED = 3;
  private static final int FEATURES = 21;

  private String name = "";
  private String jsonName = "";
  private int number;
  private int label;
  private FieldType type = FieldType.MESSAGE;
  private String typeName = "";
  private String extendee = "";
  private FieldFeatures features;
  private int oneof = -1;
  private boolean proto3Optional;

  private FieldReader(FieldFeatures features) {
    this.features = features;
  }

  static Field read(ProtoReader in, FieldFeatures features) throws MalformedMessage {
    return filled(in, features).field();
  }

  /**
   * Reads one that extends a message.
   *
   * @param scope of the declaration
   */
  static ExtensionField extension(ProtoReader in, FieldFeatures features, String scope)
      throws MalformedMessage {
    FieldReader reader = filled(in, features);
    reader.name = "[" + FileReader.within(scope, reader.name) + "]";
    reader.jsonName = reader.name;
    return new ExtensionField(scope, reader.extendee, reader.field());
  }

  private static FieldReader filled(ProtoReader in, FieldFeatures features)
      throws MalformedMessage {
    FieldReader reader = new FieldReader(features);
    while (in.next()) {
      reader.take(in);
    }
    return reader;
  }

  private void take(ProtoReader in) throws MalformedMessage {
    switch (in.field()) {
      case 1 -> name = in.text();
      case 2 -> extendee = in.text();
      case 3 -> number = (int) in.number();
      case 4 -> label = (int) in.number();
      case 5 -> type = FieldType.of((int) in.number()).orElse(type);
      case 6 -> typeName = in.text();
      case 8 -> options(in.inner());
      case 9 -> oneof = (int) in.number();
      case 10 -> jsonName = in.text();
      case 17 -> proto3Optional = in.number() != 0;
      default -> {
        // a default value
      }
    }
  }

  private void options(ProtoReader in) throws MalformedMessage {
    ProtoReader again = in.again();
    while (in.next()) {
      if (in.field() == 2) {
        features = features.packing(in.number() != 0);
      }
    }
    features = features.changedBy(again, FEATURES);
  }

  private Field field() {
    boolean delimited = type == FieldType.MESSAGE && features.delimited();
    boolean extension = !extendee.isEmpty();
    boolean tracked = !features.implicit() || proto3Optional || oneof >= 0 || extension;
    return new Field(
        name,
        jsonName.isEmpty() ? ProtoFiles.jsonName(name) : jsonName,
        number,
        delimited ? FieldType.GROUP : type,
        typeName,
        label == REPEATED,
        label == REQUIRED,
        features.packed(),
        tracked,
        proto3Optional ? -1 : oneof);
  }
}
