package io.loadline.transport.jdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.TimingFields;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;

/** An answer of the client that came whole. */
final class WholeResponse {
  private WholeResponse() {}

  static Answer judge(AnswerCheck check, HttpResponse<KeptBody> response) {
    HttpHeaders headers = response.headers();
    return response.body().judgedBy(check, response.statusCode(), type(headers), coding(headers));
  }

  static ReceivedAnswer received(HttpResponse<KeptBody> response) {
    KeptBody body = response.body();
    return new ReceivedAnswer(
        response.statusCode(),
        type(response.headers()),
        coding(response.headers()),
        response.headers().firstValue("Location").orElse(""),
        body.bytes(),
        body.length(),
        body.isCut(),
        body.jsonPart());
  }

  static long jsonPart(HttpHeaders headers) {
    return headers
        .firstValue(InferenceHeader.NAME)
        .map(InferenceHeader::length)
        .orElse(InferenceHeader.NONE);
  }

  /**
   * What the head tells of the server's own time, now that it has come.
   *
   * @param wanted by all threads of the client, so that it is only asked
   */
  static void timings(HttpHeaders head, TimingFields wanted, ServerTimings into) {
    TimingFields fields = null;
    // Of the keys alone, since this map makes an object for each entry.
    for (String name : head.map().keySet()) {
      if (wanted.reads(name)) {
        fields = fields == null ? wanted.another() : fields;
        read(name, head.allValues(name), fields);
      }
    }
    if (fields != null) {
      fields.end(type(head).isStream());
      if (!fields.told().isEmpty()) {
        into.add(fields.told());
        into.headSeen(System.nanoTime());
      }
    }
  }

  private static void read(String name, List<String> values, TimingFields fields) {
    byte[] key = name.getBytes(ISO_8859_1);
    for (String value : values) {
      byte[] text = value.getBytes(ISO_8859_1);
      fields.field(key, 0, key.length, text, 0, text.length);
    }
  }

  static boolean announcesEvents(ResponseInfo head) {
    return head.statusCode() / 100 == 2 && type(head.headers()) == ContentType.EVENTS;
  }

  /** Of several, which no server should send, the last one, as over our own transport. */
  private static ContentType type(HttpHeaders headers) {
    List<String> values = headers.allValues("Content-Type");
    return ContentType.of(values.isEmpty() ? "" : values.get(values.size() - 1));
  }

  static String coding(HttpHeaders headers) {
    return String.join(",", headers.allValues("Content-Encoding"));
  }
}
