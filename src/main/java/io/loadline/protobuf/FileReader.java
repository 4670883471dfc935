package io.loadline.protobuf;

import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one FileDescriptorProto (google/protobuf/descriptor.proto). */
final class FileReader {
  private static final int NAME = 1;
  private static final int OPTIONS = 8;
  private static final int FEATURES = 50;

  private final List<String> imports = new ArrayList<>();
  private final List<MessageType> messages = new ArrayList<>();
  private final List<EnumType> enums = new ArrayList<>();
  private final List<ExtensionField> extensions = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private String name = "";
  private String scope = "";
  private FieldFeatures features = FieldFeatures.PROTO2;

  private FileReader() {}

  static DescribedFile read(byte[] file) throws MalformedMessage {
    FileReader reader = new FileReader();
    reader.readHead(new ProtoReader(file, 0, file.length));
    reader.readFeatures(new ProtoReader(file, 0, file.length));
    reader.readDeclarations(new ProtoReader(file, 0, file.length));
    return new DescribedFile(
        reader.name,
        reader.imports,
        reader.messages,
        reader.enums,
        reader.extensions,
        reader.methods);
  }

  /** What all declarations depend on, and may stand behind them. */
  private void readHead(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      switch (in.field()) {
        case NAME -> name = in.text();
        case 2 -> scope = in.text();
        case 3 -> imports.add(in.text());
        case 12 -> features = FieldFeatures.of(in.text());
        case 14 -> features = FieldFeatures.EDITIONS;
        default -> {
          // a declaration, or nothing that we use
        }
      }
    }
  }

  private void readFeatures(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      if (in.field() == OPTIONS) {
        features = features.changedBy(in.inner(), FEATURES);
      }
    }
  }

  private void readDeclarations(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      switch (in.field()) {
        case 4 -> message(in.inner(), scope);
        case 5 -> enumeration(in.inner(), scope);
        case 6 -> service(in.inner());
        case 7 -> extensions.add(FieldReader.extension(in.inner(), features, scope));
        default -> {
          // read before
        }
      }
    }
  }

  private void message(ProtoReader in, String outer) throws MalformedMessage {
    String full = within(outer, nameOf(in.again()));
    List<Field> fields = new ArrayList<>();
    MessageKind kind = MessageKind.PLAIN;
    while (in.next()) {
      switch (in.field()) {
        case 2 -> fields.add(FieldReader.read(in.inner(), features));
        case 3 -> message(in.inner(), full);
        case 4 -> enumeration(in.inner(), full);
        case 5 -> kind = kind == MessageKind.PLAIN ? MessageKind.EXTENSIBLE : kind;
        case 6 -> extensions.add(FieldReader.extension(in.inner(), features, full));
        case 7 -> kind = kind(in.inner(), kind);
        default -> {
          // alternatives, reserved numbers
        }
      }
    }
    messages.add(new MessageType(full, fields, List.of(), kind));
  }

  /** By a MessageOptions. */
  private static MessageKind kind(ProtoReader options, MessageKind otherwise)
      throws MalformedMessage {
    MessageKind kind = otherwise;
    while (options.next()) {
      boolean set = !options.isBytes() && options.number() != 0;
      if (set && options.field() == 1) {
        kind = MessageKind.MESSAGE_SET;
      } else if (set && options.field() == 7) {
        kind = MessageKind.MAP_ENTRY;
      }
    }
    return kind;
  }

  /** The full name. */
  static String within(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  private void enumeration(ProtoReader in, String outer) throws MalformedMessage {
    String full = within(outer, nameOf(in.again()));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    while (in.next()) {
      if (in.field() == 2) {
        numbers.put(nameOf(in.inner()), number(in.inner(), 2));
      }
    }
    enums.add(new EnumType(full, numbers));
  }

  private void service(ProtoReader in) throws MalformedMessage {
    String full = within(scope, nameOf(in.again()));
    while (in.next()) {
      if (in.field() == 2) {
        methods.add(method(in.inner(), full));
      }
    }
  }

  private static Method method(ProtoReader in, String service) throws MalformedMessage {
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
    return new Method(service, name, input, output, client, server);
  }

  private static String nameOf(ProtoReader in) throws MalformedMessage {
    String name = "";
    while (in.next()) {
      name = in.field() == NAME ? in.text() : name;
    }
    return name;
  }

  private static int number(ProtoReader in, int field) throws MalformedMessage {
    int number = 0;
    while (in.next()) {
      number = in.field() == field ? (int) in.number() : number;
    }
    return number;
  }
}
