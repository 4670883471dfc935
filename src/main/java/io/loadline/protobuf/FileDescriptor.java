package io.loadline.protobuf;

import java.util.List;

/**
 * What one .proto file declares, and the names of the files that it imports. The names of types may
 * still be relative to where they stand.
 */
record FileDescriptor(
    String name,
    List<String> imports,
    List<MessageDescriptor> messages,
    List<EnumDescriptor> enums,
    List<Extension> extensions,
    List<MethodDescriptor> methods) {
  /**
   * A field that a message gets from outside of its own declaration.
   *
   * @param scope of the declaration: a package or a message, empty for neither
   * @param extendee whose field it is; as that of its type the name may be relative to the scope
   * @param field called by its full name in brackets, {@code [shop.v1.more]}: as JSON has it
   */
  record Extension(String scope, String extendee, FieldDescriptor field) {}
}
