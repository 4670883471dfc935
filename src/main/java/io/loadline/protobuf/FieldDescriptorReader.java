package io.loadline.protobuf;

import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;

/** Reads one FieldDescriptorProto. */
final class FieldDescriptorReader {
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
  private FeatureSet features;
  private int oneof = -1;
  private boolean proto3Optional;

  private FieldDescriptorReader(FeatureSet features) {
    this.features = features;
  }

  static FieldDescriptor read(ProtoReader in, FeatureSet features) throws WireFormatException {
    return filled(in, features).field();
  }

  /**
   * Reads one that extends a message.
   *
   * @param scope of the declaration
   */
  static FileDescriptor.Extension extension(ProtoReader in, FeatureSet features, String scope)
      throws WireFormatException {
    FieldDescriptorReader reader = filled(in, features);
    reader.name = "[" + FileDescriptorReader.within(scope, reader.name) + "]";
    reader.jsonName = reader.name;
    return new FileDescriptor.Extension(scope, reader.extendee, reader.field());
  }

  private static FieldDescriptorReader filled(ProtoReader in, FeatureSet features)
      throws WireFormatException {
    FieldDescriptorReader reader = new FieldDescriptorReader(features);
    while (in.next()) {
      reader.take(in);
    }
    return reader;
  }

  private void take(ProtoReader in) throws WireFormatException {
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

  private void options(ProtoReader in) throws WireFormatException {
    ProtoReader again = in.again();
    while (in.next()) {
      if (in.field() == 2) {
        features = features.packing(in.number() != 0);
      }
    }
    features = features.changedBy(again, FEATURES);
  }

  private FieldDescriptor field() {
    boolean delimited = type == FieldType.MESSAGE && features.delimited();
    boolean extension = !extendee.isEmpty();
    boolean tracked = !features.implicit() || proto3Optional || oneof >= 0 || extension;
    return new FieldDescriptor(
        name,
        jsonName.isEmpty() ? ProtoCompiler.jsonName(name) : jsonName,
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
