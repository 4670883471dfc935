package io.loadline.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages with anything in them; not the well-known ones, whose values have rules. */
final class RandomMessages {
  private final Random random;
  private final ExtensionRegistry extensions;

  RandomMessages(Random random, ExtensionRegistry extensions) {
    this.random = random;
    this.extensions = extensions;
  }

  DynamicMessage message(Descriptor type, int depth) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : fields(type)) {
      boolean wanted = random.nextInt(4) == 0 && isOurs(field) && depth > 0;
      if (wanted || field.isRequired()) {
        fill(message, field, depth - 1);
      }
    }
    return message.build();
  }

  private List<FieldDescriptor> fields(Descriptor type) {
    List<FieldDescriptor> fields = new ArrayList<>(type.getFields());
    extensions.getAllImmutableExtensionsByExtendedType(type.getFullName()).stream()
        .map(extension -> extension.descriptor)
        .sorted()
        .forEach(fields::add);
    return fields;
  }

  private static boolean isOurs(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE ->
          !field.getMessageType().getFullName().startsWith("google.") && !field.isMapField();
      case ENUM -> !field.getEnumType().getFullName().startsWith("google.");
      default -> true;
    };
  }

  private void fill(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
    if (!field.isRepeated()) {
      message.setField(field, value(field, depth));
      return;
    }
    for (int count = random.nextInt(4); count > 0; count--) {
      message.addRepeatedField(field, value(field, depth));
    }
  }

  private Object value(FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(3);
      case LONG -> random.nextBoolean() ? random.nextLong() : (long) random.nextInt(3);
      case FLOAT -> Float.intBitsToFloat(random.nextInt() & 0xbfffffff);
      case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case BOOLEAN -> random.nextBoolean();
      case STRING ->
          random
              .ints(random.nextInt(5), 32, 0x2fff)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      case BYTE_STRING -> {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        yield ByteString.copyFrom(bytes);
      }
      case ENUM -> field.getEnumType().findValueByNumber(random.nextInt(2));
      case MESSAGE -> message(field.getMessageType(), depth);
    };
  }
}
