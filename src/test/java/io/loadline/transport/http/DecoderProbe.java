package io.loadline.transport.http;

import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.nio.charset.StandardCharsets;

/** Feeds a decoder in pieces and says what came out, in one line that can be compared. */
final class DecoderProbe {
  private DecoderProbe() {}

  static String whole(String bytes) {
    return pieces(bytes, bytes.length());
  }

  /** In pieces of {@code size} bytes, the end of the stream behind them. */
  static String pieces(String text, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ResponseDecoder decoder = fresh(false);
    int taken = 0;
    for (int i = 0; i < bytes.length; i += size) {
      taken += decoder.decode(bytes, i, Math.min(bytes.length, i + size));
    }
    return outcome(decoder, bytes.length - taken);
  }

  /** In two pieces. */
  static String split(String text, int at) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    ResponseDecoder decoder = fresh(false);
    int taken = decoder.decode(bytes, 0, at);
    taken += decoder.decode(bytes, at, bytes.length);
    return outcome(decoder, bytes.length - taken);
  }

  static ResponseDecoder fresh(boolean bodiless) {
    ResponseDecoder decoder =
        new ResponseDecoder(bodiless, new KeptBody(KeptBody.CEILING), HeadTimings.none());
    decoder.begin();
    return decoder;
  }

  static ResponseDecoder decode(ResponseDecoder decoder, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    decoder.decode(bytes, 0, bytes.length);
    return decoder;
  }

  private static String outcome(ResponseDecoder decoder, int rest) {
    if (decoder.isBroken()) {
      return "broken: " + decoder.fault().problem();
    }
    boolean early = decoder.isComplete();
    boolean complete = decoder.endOfStream();
    return "%d %s %s %s %s%s"
        .formatted(
            decoder.head().status(),
            early ? "complete" : complete ? "complete at the end" : "unfinished",
            decoder.keepsConnection() ? "keeps" : "closes",
            decoder.head().fields().type() == ContentType.JSON ? "json" : "other",
            body(decoder),
            rest > 0 ? " rest " + rest : "");
  }

  static String body(ResponseDecoder decoder) {
    KeptBody body = decoder.body();
    return "[" + new String(body.bytes(), 0, body.length(), StandardCharsets.ISO_8859_1) + "]";
  }
}
