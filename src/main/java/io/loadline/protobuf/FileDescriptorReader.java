package io.loadline.protobuf;

import io.loadline.protobuf.MessageDescriptor.Kind;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one FileDescriptorProto (google/protobuf/descriptor.proto). */
final class FileDescriptorReader {
  private static final int NAME = 1;
  private static final int OPTIONS = 8;
  private static final int FEATURES = 50;

  private final List<String> imports = new ArrayList<>();
  private final List<MessageDescriptor> messages = new ArrayList<>();
  private final List<EnumDescriptor> enums = new ArrayList<>();
  private final List<FileDescriptor.Extension> extensions = new ArrayList<>();
  private final List<MethodDescriptor> methods = new ArrayList<>();
  private String name = "";
  private String scope = "";
  private FeatureSet features = FeatureSet.PROTO2;

  private FileDescriptorReader() {}

  static FileDescriptor read(byte[] file) throws WireFormatException {
    FileDescriptorReader reader = new FileDescriptorReader();
    reader.readHead(new ProtoReader(file, 0, file.length));
    reader.readFeatures(new ProtoReader(file, 0, file.length));
    reader.readDeclarations(new ProtoReader(file, 0, file.length));
    return new FileDescriptor(
        reader.name,
        reader.imports,
        reader.messages,
        reader.enums,
        reader.extensions,
        reader.methods);
  }

  /** What all declarations depend on, and may stand behind them. */
  private void readHead(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      switch (in.field()) {
        case NAME -> name = in.text();
        case 2 -> scope = in.text();
        case 3 -> imports.add(in.text());
        case 12 -> features = FeatureSet.of(in.text());
        case 14 -> features = FeatureSet.EDITIONS;
        default -> {
          // a declaration, or nothing that we use
        }
      }
    }
  }

  private void readFeatures(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      if (in.field() == OPTIONS) {
        features = features.changedBy(in.inner(), FEATURES);
      }
    }
  }

  private void readDeclarations(ProtoReader in) throws WireFormatException {
    while (in.next()) {
      switch (in.field()) {
        case 4 -> message(in.inner(), scope);
        case 5 -> enumeration(in.inner(), scope);
        case 6 -> service(in.inner());
        case 7 -> extensions.add(FieldDescriptorReader.extension(in.inner(), features, scope));
        default -> {
          // read before
        }
      }
    }
  }

  private void message(ProtoReader in, String outer) throws WireFormatException {
    String full = within(outer, nameOf(in.again()));
    List<FieldDescriptor> fields = new ArrayList<>();
    Kind kind = Kind.PLAIN;
    while (in.next()) {
      switch (in.field()) {
        case 2 -> fields.add(FieldDescriptorReader.read(in.inner(), features));
        case 3 -> message(in.inner(), full);
        case 4 -> enumeration(in.inner(), full);
        case 5 -> kind = kind == Kind.PLAIN ? Kind.EXTENSIBLE : kind;
        case 6 -> extensions.add(FieldDescriptorReader.extension(in.inner(), features, full));
        case 7 -> kind = kind(in.inner(), kind);
        default -> {
          // alternatives, reserved numbers
        }
      }
    }
    messages.add(new MessageDescriptor(full, fields, List.of(), kind));
  }

  /** By a MessageOptions. */
  private static Kind kind(ProtoReader options, Kind otherwise) throws WireFormatException {
    Kind kind = otherwise;
    while (options.next()) {
      boolean set = !options.isBytes() && options.number() != 0;
      if (set && options.field() == 1) {
        kind = Kind.MESSAGE_SET;
      } else if (set && options.field() == 7) {
        kind = Kind.MAP_ENTRY;
      }
    }
    return kind;
  }

  /** The full name. */
  static String within(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  private void enumeration(ProtoReader in, String outer) throws WireFormatException {
    String full = within(outer, nameOf(in.again()));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    while (in.next()) {
      if (in.field() == 2) {
        numbers.put(nameOf(in.inner()), number(in.inner(), 2));
      }
    }
    enums.add(new EnumDescriptor(full, numbers));
  }

  private void service(ProtoReader in) throws WireFormatException {
    String full = within(scope, nameOf(in.again()));
    while (in.next()) {
      if (in.field() == 2) {
        methods.add(method(in.inner(), full));
      }
    }
  }

  private static MethodDescriptor method(ProtoReader in, String service)
      throws WireFormatException {
    String name = "";
    String input = "";
    String output = "";
    boolean client = false;
    boolean server = false;
    while (in.next()) {
      switch (in.field()) {
        case NAME -> name = in.text();
        case 2 -> input = in.text();
        case 3 -> output = in.text();
        case 5 -> client = in.number() != 0;
        case 6 -> server = in.number() != 0;
        default -> {
          // options
        }
      }
    }
    return new MethodDescriptor(service, name, input, output, client, server);
  }

  private static String nameOf(ProtoReader in) throws WireFormatException {
    String name = "";
    while (in.next()) {
      name = in.field() == NAME ? in.text() : name;
    }
    return name;
  }

  private static int number(ProtoReader in, int field) throws WireFormatException {
    int number = 0;
    while (in.next()) {
      number = in.field() == field ? (int) in.number() : number;
    }
    return number;
  }
}
