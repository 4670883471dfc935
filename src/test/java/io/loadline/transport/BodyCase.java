package io.loadline.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a 200, and what it amounts to where nothing is expected of it.
 *
 * @param type its {@code Content-Type}
 * @param detail what is shown; the start of it for a success with a note
 */
public record BodyCase(
    String type, String text, Outcome outcome, String detail, @Nullable AnswerNote note) {
  private static final String JSON = "application/json";
  private static final String OBJECT =
      "{\"outputs\":[{\"name\":\"predict\",\"data\":[1.5,-2e3,true,null]}],\"id\":\"\u00e9\"}";

  @Override
  public String toString() {
    return type + " " + (text.length() > 40 ? text.substring(0, 40) + ".." : text);
  }

  public byte[] body() {
    return text.getBytes(note == AnswerNote.NOT_UTF8 ? ISO_8859_1 : UTF_8);
  }

  public static Stream<BodyCase> all() {
    List<BodyCase> cases = new ArrayList<>();
    for (String type : List.of(JSON, "Application/Problem+JSON; charset=utf-8", "text/json")) {
      cases.add(good(type, OBJECT));
      cases.add(malformed(type, "upstream connect error", "no JSON: 'u' at byte 1"));
    }
    cases.add(malformed(JSON, "<html><p>\"ok\"</p></html>", "no JSON: '<' at byte 1"));
    cases.add(malformed(JSON, "{oops}", "no JSON: 'o' at byte 2"));
    cases.add(malformed(JSON, "{\"a\":[{\"b\":1}", "the JSON is cut off"));
    cases.add(malformed(JSON, "{\"a\":1}{\"a\":1}", "no JSON: text behind the end"));
    cases.add(malformed(JSON, "{\"a\":[1,2,],\"b\":{}}", "no JSON: ']' at byte 11"));
    cases.add(malformed(JSON, "{\"a\":1,}", "no JSON: '}' at byte 8"));
    cases.add(malformed(JSON, "{\"a\":None}", "no JSON: 'o' within NaN at byte 7"));
    cases.add(malformed(JSON, "OK", "no JSON: 'O' at byte 1"));
    cases.add(malformed(JSON, "  ", "the JSON is cut off"));
    cases.addAll(errors());
    cases.addAll(others());
    return cases.stream();
  }

  private static List<BodyCase> errors() {
    List<BodyCase> cases = new ArrayList<>();
    cases.add(errorBody(JSON, "{\"\\u0065rror\":\"no memory\"}"));
    cases.add(errorBody(JSON, "[{\"a\":1},{\"error\":{\"code\":3}}]"));
    cases.add(errorBody("text/plain", "{\"error\":\"no memory\"}"));
    cases.add(errorBody(JSON, "{\"object\":\"error\",\"message\":\"no memory\"}"));
    cases.add(errorBody(JSON, "[{\"object\":\"error\"}]"));
    for (String type : List.of("application/x-ndjson", "application/jsonl; x=y")) {
      cases.add(failedLine(type, "{\"error\":\"no memory\"}"));
      cases.add(failedLine(type, "{\"choices\":[{\"finish_reason\":\"abort\"}]}"));
    }
    return cases;
  }

  private static List<BodyCase> others() {
    List<BodyCase> cases = new ArrayList<>();
    cases.add(good(JSON, "{\"object\":{\"error\":\"x\"},\"a\":{\"object\":\"error\"}}"));
    cases.add(good(JSON, "{\"object\":\"errors\"}"));
    cases.add(good(JSON, "{\"error\":-0.0e7}"));
    cases.add(good(JSON, "{\"error\":0,\"a\":1}"));
    cases.add(good(JSON, "[{\"error\":null},{\"a\":{\"error\":1}}]"));
    cases.add(good("text/plain", "upstream connect error"));
    cases.add(good("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n"));
    cases.add(good("application/stream+json", "{\"a\":1}\n{\"a\":2}\n"));
    cases.add(noted(AnswerNote.NON_FINITE_NUMBER, "{\"data\":[0.5,NaN,-Infinity]}"));
    cases.add(noted(AnswerNote.NON_FINITE_NUMBER, "{\"data\":[[Infinity]]}"));
    cases.add(noted(AnswerNote.NOT_UTF8, "{\"data\":[\"caf\u00e9\"]}"));
    return cases;
  }

  private static BodyCase good(String type, String text) {
    return new BodyCase(type, text, Outcome.SUCCESS, "", null);
  }

  private static BodyCase malformed(String type, String text, String why) {
    return new BodyCase(type, text, Outcome.MALFORMED, "status 200, " + why, null);
  }

  private static BodyCase errorBody(String type, String text) {
    return new BodyCase(type, text, Outcome.ERROR_BODY, "status 200: " + text, null);
  }

  /** The second of two lines. */
  private static BodyCase failedLine(String type, String line) {
    String why = line.contains("abort") ? "finish_reason \"abort\", " : "";
    return new BodyCase(
        type, "{\"a\":1}\n" + line, Outcome.ERROR_BODY, why + "status 200: " + line, null);
  }

  private static BodyCase noted(AnswerNote note, String text) {
    String start = note == AnswerNote.NOT_UTF8 ? "{\"data\"" : text.contains("NaN") ? "NaN" : "Inf";
    return new BodyCase(JSON, text, Outcome.SUCCESS, start, note);
  }
}
