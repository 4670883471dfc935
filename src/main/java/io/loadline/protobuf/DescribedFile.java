package io.loadline.protobuf;

import java.util.List;

/**
 * What one .proto file declares, as a FileDescriptorProto has it. The names of types in it may
 * still be relative to where they stand.
 *
 * @param name by which others import it
 * @param imports the names of those that it needs
 */
record DescribedFile(
    String name,
    List<String> imports,
    List<MessageType> messages,
    List<EnumType> enums,
    List<ExtensionField> extensions,
    List<Method> methods) {}
