package io.loadline.transport.answer;

import io.loadline.json.ExpectationCheck;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether the text of a token stream is the expected one. It stands where the plain answer
 * of a chat and of a completion has it. Immutable, thread-safe.
 */
final class TextCheck {
  /** Any text will do. */
  static final TextCheck NONE = new TextCheck(List.of());

  private final List<ExpectationCheck> checks = new ArrayList<>();
  private final List<JsonPath> required = new ArrayList<>();

  /**
   * A check.
   *
   * @param expectations those of a status are passed over
   * @throws IllegalArgumentException when an expected value is no JSON
   */
  TextCheck(List<Expectation> expectations) {
    for (Expectation expectation : expectations) {
      if (expectation instanceof Expectation.Exists exists) {
        required.add(exists.path());
      } else if (!(expectation instanceof Expectation.Status)) {
        checks.add(DocumentCheck.prepare(expectation));
      }
    }
  }

  /** Whether the text matters; where it does not, it need not be kept. */
  boolean isNeeded() {
    return !checks.isEmpty() || !required.isEmpty();
  }

  /**
   * Judges a stream that has ended as it should.
   *
   * @param text of its first choice; empty when none came
   */
  Answer check(String text) {
    if (text.isEmpty() && !required.isEmpty()) {
      return failed(required.get(0) + " is absent: no text came");
    }
    JsonValue document = document(text);
    for (ExpectationCheck check : checks) {
      Optional<String> mismatch = check.mismatch(document);
      if (mismatch.isPresent()) {
        return failed(mismatch.get());
      }
    }
    return Answer.SUCCESS;
  }

  private static Answer failed(String detail) {
    return new Answer(Outcome.EXPECTATION_FAILED, detail);
  }

  private static JsonValue document(String text) {
    JsonValue string = new JsonString(text);
    JsonObject message = new JsonObject(Map.of("content", string));
    JsonObject choice = new JsonObject(Map.of("message", message, "text", string));
    return new JsonObject(Map.of("choices", new JsonArray(List.of(choice))));
  }
}
