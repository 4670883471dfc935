package io.loadline.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.loadline.json.Json;
import io.loadline.json.JsonValue;
import java.util.Objects;
import java.util.Random;

/** One type of message, as protobuf-java-util, which wrote the rules, and as we have it. */
final class Oracle {
  private final Descriptor type;
  private final TypeRegistry types;
  private final Schema schema;

  private Oracle(Descriptor type, Schema schema) {
    this.type = type;
    this.types = TypeRegistry.newBuilder().add(type).build();
    this.schema = schema;
  }

  /** A message of {@code shop/FILE.proto}: for them as protoc reads that file, for us as we do. */
  static Oracle of(String file, String message) {
    Descriptor type = Protos.file(file).findMessageTypeByName(message);
    try {
      return new Oracle(Objects.requireNonNull(type), Schema.of(Protos.byUs(file)));
    } catch (MalformedMessage | ProtoSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  byte[] encoded(String json) throws Exception {
    return new JsonEncoder(schema).encode(Json.parse(json), type.getFullName());
  }

  JsonValue decoded(byte[] bytes) throws MalformedMessage {
    return new JsonDecoder(schema).decode(bytes, 0, bytes.length, type.getFullName());
  }

  DynamicMessage parsed(String json) throws Exception {
    DynamicMessage.Builder theirs = DynamicMessage.newBuilder(type);
    JsonFormat.parser().usingTypeRegistry(types).merge(json, theirs);
    return theirs.build();
  }

  /** Both write the same message of it, and read the same JSON of that message. */
  void assertMeansTheSame(String json) throws Exception {
    DynamicMessage theirs = parsed(json);
    assertThat(DynamicMessage.parseFrom(type, encoded(json))).as(json).isEqualTo(theirs);
    assertReadAlike(theirs);
  }

  /** So many messages with anything in them mean the same to both, in both directions. */
  void assertRandomMessagesMeanTheSame(int count, long seed) throws Exception {
    RandomMessages random = new RandomMessages(new Random(seed));
    for (int i = 0; i < count; i++) {
      DynamicMessage message = random.message(type, 3);
      String json = JsonFormat.printer().usingTypeRegistry(types).print(message);
      assertThat(DynamicMessage.parseFrom(type, encoded(json))).as(json).isEqualTo(message);
      assertReadAlike(message);
    }
  }

  private void assertReadAlike(DynamicMessage message) throws Exception {
    String theirs =
        JsonFormat.printer()
            .usingTypeRegistry(types)
            .alwaysPrintFieldsWithNoPresence()
            .print(message);
    assertThat(decoded(message.toByteArray())).isEqualTo(Json.parse(theirs));
  }
}
