package io.loadline.protobuf;

/** What is special about a message. */
enum MessageKind {
  PLAIN,
  /** Leaves numbers to extensions. */
  EXTENSIBLE,
  /** Has nothing but extensions, in an encoding of its own that is older than proto2. */
  MESSAGE_SET,
  /** Stands for an entry of a map. */
  MAP_ENTRY
}
