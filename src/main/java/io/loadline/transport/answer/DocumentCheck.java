package io.loadline.transport.answer;

import io.loadline.json.ExpectationCheck;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonScan;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the body of an answer with a good status is what it should be: JSON where it
 * claims to be, no error, and what is expected where something is. Immutable, thread-safe.
 */
final class DocumentCheck {
  private static final int SHOWN = 200;

  private final List<ExpectationCheck> checks;
  private final boolean refusesNaN;
  private final boolean prediction;
  private final JsonTimings timings;
  private final ThreadLocal<JsonScan> scans;

  /**
   * A check.
   *
   * @param refusesNaN whether a number that is NaN or infinite is an error
   * @param prediction whether the address is one at which a page is no answer
   * @param timings that are looked for
   */
  DocumentCheck(
      List<ExpectationCheck> checks, boolean refusesNaN, boolean prediction, JsonTimings timings) {
    this.checks = List.copyOf(checks);
    this.refusesNaN = refusesNaN;
    this.prediction = prediction;
    this.timings = timings;
    List<JsonPath> told = timings.paths();
    this.scans = ThreadLocal.withInitial(() -> JsonScan.keeping(this.checks, told));
  }

  /**
   * What is expected of the bodies of a call's answers; nothing of those that are token streams.
   *
   * @throws IllegalArgumentException when an expected value is no JSON
   */
  static DocumentCheck of(Call call, JsonTimings timings) {
    List<ExpectationCheck> checks = new ArrayList<>();
    boolean finite = false;
    for (Expectation expectation : call.expectations()) {
      if (expectation instanceof Expectation.NoNan) {
        finite = true;
      } else if (!(expectation instanceof Expectation.Status)
          && call.answer() != AnswerKind.TOKEN_STREAM) {
        checks.add(prepare(expectation));
      }
    }
    return new DocumentCheck(checks, finite, PredictionPath.isOf(call.target().url()), timings);
  }

  static ExpectationCheck prepare(Expectation expectation) {
    try {
      return ExpectationCheck.of(expectation);
    } catch (JsonException e) {
      throw new IllegalArgumentException(expectation.text() + ": " + e.getMessage(), e);
    }
  }

  boolean expectsNothing() {
    return checks.isEmpty() && !refusesNaN;
  }

  /** Whether something is expected at a place in the document. */
  boolean looksInside() {
    return !checks.isEmpty();
  }

  boolean refusesNaN() {
    return refusesNaN;
  }

  /**
   * Judges a body that is in the first {@code length} bytes of {@code body}.
   *
   * @param told what the server says in it of its own time; null for nobody
   */
  Answer check(
      int status, ContentType type, byte[] body, int length, @Nullable ServerTimings told) {
    JsonScan scan = scans.get();
    scan.begin();
    scan.add(body, 0, length);
    scan.end();
    Answer seen = seen(status, type, scan, body, length);
    if (seen.outcome() != Outcome.SUCCESS) {
      return seen;
    }
    if (told != null && scan.isValid()) {
      timings.tell(scan, checks.size(), told);
    }
    for (int i = 0; i < checks.size(); i++) {
      Optional<String> mismatch = checks.get(i).mismatch(scan, i);
      if (mismatch.isPresent()) {
        return new Answer(Outcome.EXPECTATION_FAILED, mismatch.get());
      }
    }
    return seen;
  }

  /** Judges a body that was too large to be kept; nobody can look for what is expected in it. */
  Answer check(int status, ContentType type, OversizedBody body) {
    BodyExcerpt start = body.start();
    Answer seen = seen(status, type, body.scan(), start.bytes(), start.length());
    return seen.outcome() == Outcome.SUCCESS && !checks.isEmpty() ? AnswerCheck.TOO_LARGE : seen;
  }

  /** What the scan has found out; {@code body} is as much of it as there is. */
  private Answer seen(int status, ContentType type, JsonScan scan, byte[] body, int length) {
    if (!scan.isValid()) {
      return unreadable(status, type, scan, body, length);
    }
    if (status / 100 == 2 && scan.namesError()) {
      return new Answer(Outcome.ERROR_BODY, BodyBytes.detail(status, body, length));
    }
    if (scan.nonFinite() >= 0) {
      return notFinite(BodyBytes.notFinite(body, length, scan.nonFinite()));
    }
    return scan.isUtf8() || type != ContentType.JSON
        ? Answer.SUCCESS
        : Answer.noted(AnswerNote.NOT_UTF8, BodyBytes.sample(body, length));
  }

  /** What an answer amounts to that holds a number which is NaN or infinite. */
  Answer notFinite(String what) {
    return refusesNaN
        ? new Answer(Outcome.EXPECTATION_FAILED, what + ", expected no-nan")
        : Answer.noted(AnswerNote.NON_FINITE_NUMBER, what);
  }

  private Answer unreadable(int status, ContentType type, JsonScan scan, byte[] body, int length) {
    if (type == ContentType.JSON && scan.length() > 0) {
      String why = scan.isCutOff() ? "the JSON is cut off" : "no JSON: " + scan.problem();
      return malformed(status, why, body, length);
    }
    boolean page = type == ContentType.HTML || BodyBytes.isPage(body, length);
    if (page && prediction && status / 100 == 2 && scan.length() > 0) {
      return malformed(status, "a page, not a prediction", body, length);
    }
    return expectsNothing()
        ? Answer.SUCCESS
        : new Answer(
            Outcome.EXPECTATION_FAILED, "the body is no JSON: " + BodyBytes.sample(body, length));
  }

  private static Answer malformed(int status, String why, byte[] body, int length) {
    String text = "status " + status + ", " + why + ": " + BodyBytes.sample(body, length);
    return new Answer(Outcome.MALFORMED, text);
  }

  /** Judges an answer that is read on demand. */
  Answer check(JsonValue document) {
    if (hasError(document)) {
      return new Answer(Outcome.ERROR_BODY, "status 200: " + Json.start(document, SHOWN));
    }
    for (ExpectationCheck check : checks) {
      Optional<String> mismatch = check.mismatch(document);
      if (mismatch.isPresent()) {
        return new Answer(Outcome.EXPECTATION_FAILED, mismatch.get());
      }
    }
    return Answer.SUCCESS;
  }

  /** Whether {@code error} is at the top, or in an element of an array, and not null or empty. */
  private static boolean hasError(JsonValue document) {
    return document instanceof JsonArray array
        ? array.elements().stream().anyMatch(DocumentCheck::isError)
        : isError(document);
  }

  private static boolean isError(JsonValue value) {
    JsonValue error = value instanceof JsonObject object ? object.members().get("error") : null;
    return error != null && error.isFilled();
  }
}
