package io.loadline.transport.http2;

import io.loadline.transport.Answer.FailureKind;
import java.io.Serial;

/**
 * What was read breaks the rules of HTTP/2. Without a stack trace: a broken server causes many.
 *
 * <p>An error of the connection ends it with all its streams; one of a stream ends that alone.
 */
final class ProtocolError extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int code;
  private final String problem;
  private final boolean ofStream;
  private final FailureKind kind;

  private ProtocolError(int code, String problem, boolean ofStream) {
    this(code, problem, ofStream, FailureKind.OTHER);
  }

  private ProtocolError(int code, String problem, boolean ofStream, FailureKind kind) {
    super(problem, null, false, false);
    this.kind = kind;
    this.code = code;
    this.problem = problem;
    this.ofStream = ofStream;
  }

  static ProtocolError connection(int code, String problem) {
    return new ProtocolError(code, problem, false);
  }

  static ProtocolError connection(String problem) {
    return connection(ErrorCode.PROTOCOL_ERROR, problem);
  }

  /** Another protocol is spoken here. */
  static ProtocolError greeting(String problem, FailureKind kind) {
    return new ProtocolError(ErrorCode.PROTOCOL_ERROR, problem, false, kind);
  }

  static ProtocolError compression(String problem) {
    return connection(ErrorCode.COMPRESSION_ERROR, problem);
  }

  static ProtocolError stream(String problem) {
    return new ProtocolError(ErrorCode.PROTOCOL_ERROR, problem, true);
  }

  /** What the other side is told. */
  int code() {
    return code;
  }

  String problem() {
    return problem;
  }

  FailureKind kind() {
    return kind;
  }

  boolean isOfStream() {
    return ofStream;
  }
}
