package io.loadline.ready;

import io.loadline.json.Json;
import io.loadline.json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.ready.Reply.Answered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What an answer says, in the fewest words. */
final class AnswerText {
  /** Where MLServer, KServe, FastAPI and OpenAI put their sentence. */
  private static final List<String> SPOTS = List.of("error", "detail", "message");

  private AnswerText() {}

  /** {@code 404 Model iris not found}: the status and the server's own sentence. */
  static String brief(Answered answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (body.isBlank()) {
      return answer.said() + " without a body";
    }
    return answer.said() + " " + OneLine.of(sentence(answer.body()).orElse(body));
  }

  /**
   * The value of the top-level {@code error}, since the rest of the body holds ids.
   *
   * @param otherwise where there is none
   */
  static String error(Answered answer, String otherwise) {
    return document(answer.body())
        .flatMap(document -> member(document, "error"))
        .filter(error -> !(error instanceof JsonNull))
        .map(error -> "error is " + OneLine.of(Json.compact(error)))
        .orElse(otherwise);
  }

  private static Optional<String> sentence(byte[] body) {
    return document(body).flatMap(AnswerText::sentence);
  }

  private static Optional<String> sentence(JsonValue document) {
    for (String spot : SPOTS) {
      Optional<JsonValue> found = member(document, spot);
      if (found.isPresent() && found.get() instanceof JsonString text) {
        return Optional.of(text.value());
      }
      if (found.isPresent() && found.get() instanceof JsonObject nested) {
        return sentence(nested);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonValue> member(JsonValue document, String name) {
    return document instanceof JsonObject object
        ? Optional.ofNullable(object.members().get(name))
        : Optional.empty();
  }

  private static Optional<JsonValue> document(byte[] body) {
    try {
      return Optional.of(Json.parse(body));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
