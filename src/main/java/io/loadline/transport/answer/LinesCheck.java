package io.loadline.transport.answer;

import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a body of several JSON documents, one a line, for what the server says of errors: Ollama
 * says in the last line of a 200 that the model failed. Lines that are no JSON are no concern of
 * ours. Immutable, thread-safe.
 */
final class LinesCheck {
  private final DocumentCheck documents;
  private final FinishCheck finish;

  /**
   * A check.
   *
   * @param finish looks for the reason to stop in each line
   * @param timings that are looked for in each line, where they are named
   */
  LinesCheck(FinishCheck finish, JsonTimings timings) {
    this.documents = new DocumentCheck(List.of(), false, false, timings.namedAlone());
    this.finish = finish;
  }

  /**
   * The first line of a 2xx that says that the server failed; empty when none does.
   *
   * @param told what the lines say of the server's own time, the last word counts; null for nobody
   */
  Optional<Answer> error(int status, byte[] body, int length, @Nullable ServerTimings told) {
    int from = 0;
    while (status / 100 == 2 && from < length) {
      int to = lineEnd(body, from, length);
      Answer line = judge(status, Arrays.copyOfRange(body, from, to), told);
      if (line.outcome() == Outcome.ERROR_BODY) {
        return Optional.of(line);
      }
      from = to + 1;
    }
    return Optional.empty();
  }

  private Answer judge(int status, byte[] line, @Nullable ServerTimings told) {
    Answer document = documents.check(status, ContentType.OTHER, line, line.length, told);
    return finish.judge(document, status, line, line.length);
  }

  private static int lineEnd(byte[] body, int from, int length) {
    int at = from;
    while (at < length && body[at] != '\n') {
      at++;
    }
    return at;
  }
}
