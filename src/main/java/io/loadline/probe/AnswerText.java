package io.loadline.probe;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.json.JsonValue.JsonString;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer says, in the fewest words. */
final class AnswerText {
  private static final int LONGEST = 200;

  /** Where MLServer, KServe, FastAPI and OpenAI put their sentence. */
  private static final List<String> SPOTS = List.of("error", "detail", "message");

  /** Where MLflow and others put a stack trace. */
  private static final List<String> TRACES = List.of("stack_trace", "traceback");

  private AnswerText() {}

  /** {@code 404 Model iris not found}: the status and the server's own sentence. */
  static String brief(Answered answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (body.isBlank()) {
      return answer.said() + (answer.hasOwnBody() ? " without a body" : "");
    }
    Optional<JsonValue> document = document(answer.body());
    String text = document.flatMap(AnswerText::sentence).orElse(body);
    String line = line(PythonTrace.isOne(text) ? PythonTrace.brief(text) : text);
    return answer.said() + " " + line + document.map(it -> more(it, line)).orElse("");
  }

  /** The body on a line. */
  static String body(Answered answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    boolean isTrace = document(answer.body()).isEmpty() && PythonTrace.isOne(body);
    return line(isTrace ? PythonTrace.brief(body) : body);
  }

  /**
   * The reason that comes beside the sentence: at the end of a stack trace, as MLflow's does, or as
   * the first of several complaints, as BentoML's does.
   */
  private static String more(JsonValue document, String line) {
    Stream<String> traces =
        TRACES.stream()
            .flatMap(name -> member(document, name).stream())
            .filter(JsonString.class::isInstance)
            .map(trace -> PythonTrace.reason(((JsonString) trace).value()));
    Stream<String> complaints =
        member(document, "detail")
            .filter(JsonArray.class::isInstance)
            .flatMap(list -> complaint((JsonArray) list))
            .stream();
    return Stream.concat(traces, complaints)
        .filter(reason -> !reason.isEmpty() && !line.contains(reason))
        .findFirst()
        .map(reason -> " .. " + reason)
        .orElse("");
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
        .map(error -> "error is " + line(Json.compact(error)))
        .orElse(otherwise);
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
      if (found.isPresent() && found.get() instanceof JsonArray list) {
        return complaint(list);
      }
    }
    return Optional.empty();
  }

  /** {@code body.inputs: Field required}: the first of those that pydantic lists. */
  private static Optional<String> complaint(JsonArray list) {
    if (list.elements().isEmpty()) {
      return Optional.empty();
    }
    JsonValue first = list.elements().get(0);
    String where =
        member(first, "loc")
            .filter(JsonArray.class::isInstance)
            .map(loc -> path(((JsonArray) loc).elements()) + ": ")
            .orElse("");
    String more =
        list.elements().size() < 2 ? "" : " (and " + (list.elements().size() - 1) + " more)";
    return member(first, "msg")
        .filter(JsonString.class::isInstance)
        .map(text -> where + ((JsonString) text).value() + more);
  }

  private static String path(List<JsonValue> steps) {
    return steps.stream()
        .map(step -> step instanceof JsonString name ? name.value() : Json.compact(step))
        .collect(Collectors.joining("."));
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

  /** What a server says, on one line of a message. */
  static String line(String text) {
    return OneLine.of(text, LONGEST);
  }

  /** A stack trace of Python, whose reason is at its end and not where one begins to read. */
  static final class PythonTrace {
    private static final String START = "Traceback (most recent call last)";
    private static final Pattern REASON =
        Pattern.compile("[A-Za-z_][\\w.]*(: .*|Error|Exception|Interrupt|Exit)");
    private static final Pattern SAYS_SOMETHING = Pattern.compile(".*[\\p{L}\\p{N}].*");
    private static final int SHORT = 200;
    private static final int FEW = 3;

    private PythonTrace() {}

    /** Whether a text is one, or too long and of too many lines to be read from its start alone. */
    static boolean isOne(String text) {
      return text.contains(START) || (text.length() > SHORT && lines(text).size() >= FEW);
    }

    /** First line and reason: all that people need of it. */
    static String brief(String text) {
      List<String> lines = lines(text);
      return lines.size() < 2 ? text : lines.get(0).strip() + " .. " + reason(text);
    }

    /** The exception with its message, which may have several lines; else the last line. */
    static String reason(String text) {
      List<String> lines = lines(text);
      for (int i = lines.size() - 1; i > 0 && text.contains(START); i--) {
        if (REASON.matcher(lines.get(i)).matches()) {
          return AnswerText.line(String.join(" ", lines.subList(i, lines.size())));
        }
      }
      return lines.isEmpty() ? "" : AnswerText.line(lines.get(lines.size() - 1));
    }

    private static List<String> lines(String text) {
      return text.lines().filter(line -> SAYS_SOMETHING.matcher(line).matches()).toList();
    }
  }
}
