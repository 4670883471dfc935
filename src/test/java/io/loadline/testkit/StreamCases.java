package io.loadline.testkit;

import static io.loadline.testkit.TokenText.DONE;
import static io.loadline.testkit.TokenText.chat;
import static io.loadline.testkit.TokenText.data;
import static io.loadline.testkit.TokenText.finish;
import static io.loadline.testkit.TokenText.role;
import static io.loadline.testkit.TokenText.usage;

import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Event streams of language models and others, and what each amounts to. */
public final class StreamCases {
  private static final String RESPONSES = "/v1/responses";
  private static final String MESSAGES = "/v1/messages";
  private static final String CHAT = "/chat/completions";
  private static final String UNKNOWN = "/predict";

  private static final String CREATED =
      typed(
          "response.created",
          "\"response\":{\"object\":\"response\",\"status\":\"in_progress\",\"error\":null,"
              + "\"incomplete_details\":null}");
  private static final String DELTA = typed("response.output_text.delta", "\"delta\":\"error\"");
  private static final String COMPLETED =
      typed("response.completed", "\"response\":{\"status\":\"completed\",\"error\":null}");
  private static final String START =
      typed("message_start", "\"message\":{\"type\":\"message\",\"stop_reason\":null}")
          + typed("content_block_delta", "\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}");
  private static final String META =
      "{\"text\":\"a\",\"meta_info\":{\"finish_reason\":{\"type\":\"%s\",\"matched\":2}}}";
  private static final String STOP = typed("message_stop", "\"x\":1");

  /**
   * A stream.
   *
   * @param path that is called
   * @param note of a success; null for none
   */
  public record Case(
      String name, String path, String body, Outcome outcome, @Nullable AnswerNote note) {
    @Override
    public String toString() {
      return path + ", " + name;
    }
  }

  private StreamCases() {}

  /** All of them. */
  public static List<Case> all() {
    return Stream.of(responses(), messages(), chats(), others()).flatMap(List::stream).toList();
  }

  private static List<Case> responses() {
    return List.of(
        good("completed", RESPONSES, CREATED + DELTA + COMPLETED),
        good("cut by the caller's limit", RESPONSES, CREATED + incomplete("max_output_tokens")),
        noted("filtered", RESPONSES, CREATED + incomplete("content_filter"), false),
        noted("odd reason", RESPONSES, CREATED + incomplete("sunset"), true),
        bad("bad reason", RESPONSES, CREATED + incomplete("server_error")),
        bad("failed", RESPONSES, CREATED + typed("response.failed", "\"response\":{}")),
        bad("failed by its event", RESPONSES, CREATED + "event: response.failed\ndata: {}\n\n"),
        bad("error by its type", RESPONSES, CREATED + data("{\"type\":\"error\",\"code\":7}")),
        bad("error within", RESPONSES, CREATED + ended("failed", "{\"code\":\"x\"}")),
        bad("failed within", RESPONSES, CREATED + ended("failed", "null")),
        bad("under a prefix", "/llm/openai/v1/responses", CREATED + typed("error", "\"x\":1")),
        cut("no end", RESPONSES, CREATED + DELTA),
        cut("done is no end", RESPONSES, CREATED + DELTA + DONE),
        cut("no event", RESPONSES, ": ping\n\n"));
  }

  private static List<Case> messages() {
    return List.of(
        good("stopped", MESSAGES, START + delta("end_turn") + STOP),
        good("pings", MESSAGES, "event: ping\ndata: {\"type\":\"ping\"}\n\n" + START + STOP),
        bad("overloaded", MESSAGES, START + typed("error", "\"error\":{\"type\":\"overloaded\"}")),
        bad("bad stop reason", MESSAGES, START + delta("error") + STOP),
        noted("refusal", MESSAGES, START + delta("refusal") + STOP, false),
        noted("odd stop reason", MESSAGES, START + delta("sunset") + STOP, true),
        cut("no stop", MESSAGES, START + delta("end_turn")),
        cut("no stop behind a slash", MESSAGES + "/", START),
        cut("pings alone", MESSAGES, "event: ping\ndata: {\"type\":\"ping\"}\n\n"),
        good("of its own kind", MESSAGES, data("{\"said\":\"hi\"}")));
  }

  private static List<Case> chats() {
    return List.of(
        good("chat", CHAT, role() + chat("a") + finish() + usage(1) + DONE),
        good("done amid blanks", CHAT, chat("a") + "data:  [DONE] \n\n"),
        bad("error object", CHAT, chat("a") + data("{\"error\":{\"code\":500}}") + DONE),
        bad("error text", CHAT, role() + data("{\"error\":\"no context\"}")),
        bad("aborted", CHAT, chat("a") + reason("\"abort\"") + DONE),
        noted("odd finish reason", CHAT, chat("a") + reason("\"sunset\"") + DONE, true),
        noted("filter", CHAT, chat("a") + reason("\"content_filter\"") + DONE, false),
        good("a stop named like an error", CHAT, chat("a") + stopWord() + DONE),
        noted("reason in an object", CHAT, chat("a") + reason("{\"type\":\"sunset\"}"), true),
        bad("aborted in an object", CHAT, chat("a") + reason("{\"type\":\"abort\"}") + DONE),
        cut("no reason", CHAT, role() + chat("a")),
        cut("no reason behind a slash", CHAT + "/", role() + chat("a")),
        cut("no reason, null as text", CHAT, chat("a") + reason("\"null\"")),
        malformed("done alone", CHAT, DONE),
        good("llama.cpp's own", "/completions", data("{\"content\":\"a\",\"stop\":true}")));
  }

  private static List<Case> others() {
    return List.of(
        good("free text", UNKNOWN, data("hello") + data("[1,2]") + data("the error")),
        good("no end mark", UNKNOWN, chat("a")),
        good("no error", UNKNOWN, data("{\"error\":0}") + data("{\"a\":{\"error\":\"x\"}}")),
        bad("error object", UNKNOWN, data("{\"a\":1}") + data("{\"error\":{\"message\":\"x\"}}")),
        bad("error text", UNKNOWN, data("{\"error\":\"no memory\"}") + data("{\"a\":1}")),
        bad("error event", UNKNOWN, "event: error\ndata: no memory\n\n" + data("x")),
        bad("error event without data", UNKNOWN, data("x") + "event: error\n\n"),
        bad("error field", UNKNOWN, data("x") + "error: {\"code\":500}\n\n"),
        bad("errors in a list", UNKNOWN, data("[{\"error\":{\"code\":503}}]")),
        bad("escaped key", UNKNOWN, data("{\"err\\u006fr\":\"no memory\"}")),
        bad("bad reason", UNKNOWN, data("{\"text\":\"a\",\"finish_reason\":\"abort\"}")),
        bad("plain JSON", UNKNOWN, "{\"error\":\"no memory\"}"),
        good("error 0.0", UNKNOWN, data("{\"error\":0.0}") + data("{\"error\":-0e7}")),
        bad("error beside NaN", UNKNOWN, data("{\"score\":[NaN,-Infinity],\"error\":\"x\"}")),
        new Case(
            "NaN", UNKNOWN, data("{\"a\":NaN}"), Outcome.SUCCESS, AnswerNote.NON_FINITE_NUMBER),
        good("SGLang's", UNKNOWN, data(META.formatted("stop")) + DONE),
        bad("SGLang's abort", UNKNOWN, data(META.formatted("abort")) + DONE),
        malformed("done alone", UNKNOWN, DONE),
        malformed("heartbeats", UNKNOWN, ": a\n\ndata:\n\ndata: \n\n"));
  }

  private static Case good(String name, String path, String body) {
    return new Case(name, path, body, Outcome.SUCCESS, null);
  }

  private static Case noted(String name, String path, String body, boolean unknown) {
    AnswerNote note = unknown ? AnswerNote.UNKNOWN_FINISH_REASON : AnswerNote.CONTENT_FILTER;
    return new Case(name, path, body, Outcome.SUCCESS, note);
  }

  private static Case bad(String name, String path, String body) {
    return new Case(name, path, body, Outcome.ERROR_BODY, null);
  }

  private static Case malformed(String name, String path, String body) {
    return new Case(name, path, body, Outcome.MALFORMED, null);
  }

  private static Case cut(String name, String path, String body) {
    return new Case(name, path, body, Outcome.TRUNCATED, null);
  }

  private static String typed(String type, String more) {
    return "event: " + type + "\n" + data("{\"type\":\"" + type + "\"," + more + "}");
  }

  private static String incomplete(String reason) {
    return typed(
        "response.incomplete",
        "\"response\":{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\""
            + reason
            + "\"}}");
  }

  private static String ended(String status, String error) {
    return typed(
        "response.completed",
        "\"response\":{\"status\":\"" + status + "\",\"error\":" + error + "}");
  }

  private static String delta(String reason) {
    return typed("message_delta", "\"delta\":{\"stop_reason\":\"" + reason + "\"}");
  }

  private static String reason(String json) {
    return data("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":" + json + "}]}");
  }

  /** VLLM's {@code stop_reason} of a choice is a text that the caller chose. */
  private static String stopWord() {
    return data(
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\","
            + "\"stop_reason\":\"error\"}]}");
  }
}
