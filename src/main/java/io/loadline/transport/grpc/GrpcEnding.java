package io.loadline.transport.grpc;

import io.loadline.result.Outcome;
import io.loadline.text.OneLine;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import java.nio.charset.StandardCharsets;

/**
 * How a unary call ended: the status from trailers or, where the answer is nothing else, its head.
 *
 * @param status what is in the way of the call being whole is none of gRPC's
 * @param message decoded; empty when there was none
 */
record GrpcEnding(GrpcStatus status, String message) {
  /** The bytes before a message: a flag and its length. */
  static final int PREFIX = 5;

  private static final int SHOWN = 200;

  static GrpcEnding of(HeaderFields head, HeaderFields trailers) {
    HeaderFields last = trailers.grpcStatus() >= 0 ? trailers : head;
    return new GrpcEnding(GrpcStatus.of(last.grpcStatus()), decoded(last.grpcMessage()));
  }

  /**
   * What an answer amounts to that is none of gRPC's.
   *
   * @param byStatus what it amounts to as one of HTTP
   */
  static Answer ofHttp(int status, Answer byStatus) {
    return status / 100 == 2 || byStatus.outcome() == Outcome.SUCCESS
        ? new Answer(Outcome.MALFORMED, "no gRPC, but HTTP status " + status)
        : Answer.failed(
            byStatus.outcome(), "no gRPC, but HTTP " + byStatus.detail(), byStatus.refused());
  }

  /** {@code NOT_FOUND: Model iris not found}. */
  String text() {
    return message.isEmpty() ? status.name() : status.name() + ": " + message;
  }

  /** Undoes percent-encoding; what is none stays as it is. */
  private static String decoded(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      out[length++] = low < 0 ? in[i] : (byte) (16 * high + low);
      i += low < 0 ? 0 : 2;
    }
    return line(new String(out, 0, length, StandardCharsets.UTF_8));
  }

  /** As details show it. */
  static String line(String text) {
    return OneLine.of(text, SHOWN);
  }

  /** Why the body is not exactly one message; empty when it is. */
  static String problem(KeptBody body) {
    if (body.received() == 0) {
      return "OK without a message";
    }
    byte[] bytes = body.bytes();
    if (body.received() < PREFIX) {
      return "OK with a message cut off in its prefix";
    }
    if (bytes[0] != 0) {
      return "a compressed message, which was not asked for";
    }
    long length = length(bytes);
    return length == body.received() - PREFIX
        ? ""
        : "a message of " + length + " bytes, but " + (body.received() - PREFIX) + " came";
  }

  private static long length(byte[] bytes) {
    long length = 0;
    for (int i = 1; i < PREFIX; i++) {
      length = length << 8 | (bytes[i] & 0xff);
    }
    return length;
  }
}
