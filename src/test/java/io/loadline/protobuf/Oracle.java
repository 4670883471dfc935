package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import io.loadline.json.WantedParts;
import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One type of message, as protobuf-java-util, which wrote the rules, and as we have it. */
final class Oracle {
  private final Descriptor type;
  private final ExtensionRegistry extensions = ExtensionRegistry.newInstance();
  private final JsonFormat.Parser parser;
  private final JsonFormat.Printer printer;
  private final DescriptorPool descriptors;

  private Oracle(Descriptor type, Iterable<FileDescriptor> files, DescriptorPool descriptors) {
    this.type = type;
    for (FileDescriptor file : files) {
      file.getExtensions().forEach(this::register);
      file.getMessageTypes().forEach(this::registerNested);
    }
    TypeRegistry types = TypeRegistry.newBuilder().add(type).build();
    this.parser = withExtensions(JsonFormat.parser().usingTypeRegistry(types), extensions);
    this.printer = withBrackets(JsonFormat.printer().usingTypeRegistry(types));
    this.descriptors = descriptors;
  }

  /** A message of {@code shop/FILE.proto}: for them as protoc reads that file, for us as we do. */
  static Oracle of(String file, String message) {
    Map<String, FileDescriptor> files = Protos.linked(Protos.byProtoc(file));
    FileDescriptor own = Objects.requireNonNull(files.get("shop/" + file + ".proto"));
    Descriptor type = Objects.requireNonNull(own.findMessageTypeByName(message));
    try {
      return new Oracle(type, files.values(), DescriptorPool.of(Protos.byUs(file)));
    } catch (WireFormatException | ProtoSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private void registerNested(Descriptor message) {
    message.getExtensions().forEach(this::register);
    message.getNestedTypes().forEach(this::registerNested);
  }

  private void register(FieldDescriptor extension) {
    if (extension.getJavaType() == JavaType.MESSAGE) {
      extensions.add(extension, DynamicMessage.getDefaultInstance(extension.getMessageType()));
    } else {
      extensions.add(extension);
    }
  }

  private static JsonFormat.Parser withExtensions(JsonFormat.Parser parser, ExtensionRegistry all) {
    Class<?>[] types = {ExtensionRegistry.class};
    return (JsonFormat.Parser) unpublished(parser, "usingExtensionRegistry", types, all);
  }

  private static JsonFormat.Printer withBrackets(JsonFormat.Printer printer) {
    return (JsonFormat.Printer)
        unpublished(printer, "printingFullyQualifiedExtensionNames", new Class<?>[0]);
  }

  /** What protobuf-java-util 4.36 has for extensions in JSON, tested there and not public yet. */
  private static Object unpublished(Object on, String name, Class<?>[] types, Object... all) {
    try {
      java.lang.reflect.Method method = on.getClass().getDeclaredMethod(name, types);
      method.setAccessible(true);
      return method.invoke(on, all);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  byte[] encoded(String json) throws Exception {
    return new JsonEncoder(descriptors).encode(Json.parse(json), type.getFullName());
  }

  JsonValue decoded(byte[] bytes) throws WireFormatException {
    return new JsonDecoder(descriptors).decode(bytes, 0, bytes.length, type.getFullName());
  }

  /** As far as somebody looks at it. */
  JsonValue decoded(byte[] bytes, WantedParts wanted) throws WireFormatException {
    return new JsonDecoder(descriptors).decode(bytes, 0, bytes.length, type.getFullName(), wanted);
  }

  /** Where a number of a message stands that is not finite; empty for none. */
  String notFinite(String json) throws Exception {
    byte[] bytes = encoded(json);
    return new NonFiniteSearch(descriptors)
        .first(new ProtoReader(bytes, 0, bytes.length), type.getFullName());
  }

  /** Both write the same message of it, and read the same JSON of that message. */
  void assertMeansTheSame(String json) throws Exception {
    DynamicMessage.Builder theirs = DynamicMessage.newBuilder(type);
    parser.merge(json, theirs);
    assertThat(parsed(encoded(json))).as(json).isEqualTo(theirs.build());
    assertReadAlike(theirs.build());
  }

  /** So many messages with anything in them mean the same to both, in both directions. */
  void assertRandomMessagesMeanTheSame(int count, long seed) throws Exception {
    RandomMessages random = new RandomMessages(new Random(seed), extensions);
    for (int i = 0; i < count; i++) {
      DynamicMessage message = random.message(type, 3);
      String json = printer.print(message);
      assertThat(parsed(encoded(json))).as(json).isEqualTo(message);
      assertReadAlike(message);
    }
  }

  private DynamicMessage parsed(byte[] bytes) throws Exception {
    DynamicMessage message = DynamicMessage.parseFrom(type, bytes, extensions);
    assertThat(message.getUnknownFields().asMap()).isEmpty();
    return message;
  }

  private void assertReadAlike(DynamicMessage message) throws Exception {
    String theirs = printer.alwaysPrintFieldsWithNoPresence().print(message);
    assertThat(decoded(message.toByteArray())).isEqualTo(Json.parse(theirs));
  }
}
