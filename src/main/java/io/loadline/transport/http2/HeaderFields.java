package io.loadline.transport.http2;

import io.loadline.transport.answer.ContentType;
import io.loadline.transport.answer.InferenceHeader;

/**
 * What matters of a header block.
 *
 * @param status 0 where there is none, as in trailers
 * @param contentType in lower case, without parameters; empty when there is none
 * @param coding how the body is encoded, as it was sent; empty when it is not
 * @param contentLength -1 when there is none
 * @param jsonPart how many of the body's first bytes are JSON; {@link InferenceHeader#NONE} for all
 *     or none
 * @param grpcStatus -1 when there is none
 * @param grpcMessage as it was sent, percent-encoded
 */
public record HeaderFields(
    int status,
    String contentType,
    String coding,
    long contentLength,
    long jsonPart,
    String location,
    int grpcStatus,
    String grpcMessage) {
  /** No block at all. */
  public static final HeaderFields NONE =
      new HeaderFields(0, "", "", -1, InferenceHeader.NONE, "", -1, "");

  /** What the body is said to be. */
  public ContentType type() {
    return ContentType.of(contentType);
  }

  public boolean isEventStream() {
    return type() == ContentType.EVENTS;
  }

  public boolean isGrpc() {
    return contentType.equals("application/grpc") || contentType.startsWith("application/grpc+");
  }
}
