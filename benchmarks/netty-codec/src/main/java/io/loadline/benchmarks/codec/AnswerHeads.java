package io.loadline.benchmarks.codec;

import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import io.loadline.transport.http2.ExchangeProtocol.HeaderFields;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;

/** The fields that Loadline looks at of heads, or of trailers; the same record while they are the same. */
final class AnswerHeads {
  private static final AsciiString TYPE = AsciiString.cached("content-type");
  private static final AsciiString CODING = AsciiString.cached("content-encoding");
  private static final AsciiString LENGTH = AsciiString.cached("content-length");
  private static final AsciiString STATUS = AsciiString.cached("grpc-status");
  private static final AsciiString MESSAGE = AsciiString.cached("grpc-message");
  private static final AsciiString JSON_PART = AsciiString.cached(InferenceHeader.NAME);

  private HeaderFields last = HeaderFields.NONE;

  HeaderFields of(Http2Headers headers) {
    CharSequence status = headers.status();
    CharSequence type = headers.get(TYPE);
    CharSequence coding = headers.get(CODING);
    CharSequence message = headers.get(MESSAGE);
    CharSequence part = headers.get(JSON_PART);
    int code = (int) number(status, 0);
    long length = number(headers.get(LENGTH), -1);
    int grpc = (int) number(headers.get(STATUS), -1);
    boolean same =
        code == last.status()
            && length == last.contentLength()
            && grpc == last.grpcStatus()
            && same(type, last.contentType())
            && same(coding, last.coding())
            && same(message, last.grpcMessage())
            && part == null;
    if (!same) {
      long json = part == null ? InferenceHeader.NONE : InferenceHeader.length(part.toString());
      last =
          new HeaderFields(
              code, text(type), text(coding), length, json, "", grpc, text(message));
    }
    return last;
  }

  private static long number(CharSequence digits, long otherwise) {
    if (digits == null) {
      return otherwise;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }

  private static boolean same(CharSequence value, String known) {
    return value == null ? known.isEmpty() : known.contentEquals(value);
  }

  private static String text(CharSequence value) {
    return value == null ? "" : value.toString();
  }
}
