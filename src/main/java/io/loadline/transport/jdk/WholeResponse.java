package io.loadline.transport.jdk;

import io.loadline.transport.Answer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.ContentType;
import io.loadline.transport.answer.InferenceHeader;
import io.loadline.transport.answer.ReceivedAnswer;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** An answer of the client that came whole. */
final class WholeResponse {
  private WholeResponse() {}

  /** What it amounts to. */
  static Answer judge(AnswerCheck check, HttpResponse<KeptBytes> response) {
    KeptBytes body = response.body();
    int status = response.statusCode();
    String coding = coding(response);
    long part = part(response);
    return part == InferenceHeader.NONE
        ? check.check(status, type(response), coding, body.bytes(), body.length(), body.all())
        : InferenceHeader.check(check, status, part, coding, body.bytes(), body.length());
  }

  private static long part(HttpResponse<KeptBytes> response) {
    return response
        .headers()
        .firstValue(InferenceHeader.NAME)
        .map(InferenceHeader::length)
        .orElse(InferenceHeader.NONE);
  }

  /** As it came. */
  static ReceivedAnswer received(HttpResponse<KeptBytes> response) {
    KeptBytes body = response.body();
    return new ReceivedAnswer(
        response.statusCode(),
        type(response),
        coding(response),
        response.headers().firstValue("Location").orElse(""),
        body.bytes(),
        body.length(),
        body.all() != null,
        part(response));
  }

  private static ContentType type(HttpResponse<KeptBytes> response) {
    return type(response.headers());
  }

  /** Of several, which no server should send, the last one, as over our own transport. */
  static ContentType type(HttpHeaders headers) {
    List<String> values = headers.allValues("Content-Type");
    return ContentType.of(values.isEmpty() ? "" : values.get(values.size() - 1));
  }

  private static String coding(HttpResponse<KeptBytes> response) {
    return String.join(",", response.headers().allValues("Content-Encoding"));
  }
}
