package io.loadline.protobuf.parser;

import java.io.Serial;

/** Text that is no .proto file; the message says which file, where and why. */
public final class ProtoSyntaxException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  ProtoSyntaxException(String problem) {
    super(problem);
  }
}
