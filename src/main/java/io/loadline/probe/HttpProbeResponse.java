package io.loadline.probe;

import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import io.loadline.transport.answer.ReceivedAnswer.Decoded;
import io.loadline.transport.answer.ReceivedAnswer.InferenceHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Keeps what an answer over HTTP says. */
final class HttpProbeResponse implements Consumer<ReceivedAnswer> {
  /** How nginx, Go, Apache and Tomcat answer plain text on a port of theirs that speaks TLS. */
  private static final Pattern TLS_EXPECTED =
      Pattern.compile(
          "plain http request was sent to https port|http request to an https server"
              + "|plain http to an ssl-enabled server port|host and port requires tls");

  private Optional<ProbeResponse> response = Optional.empty();

  @Override
  public void accept(ReceivedAnswer answer) {
    response = Optional.of(response(answer));
  }

  private static ProbeResponse response(ReceivedAnswer answer) {
    Decoded plain = answer.decoded();
    if (!plain.problem().isEmpty()) {
      return new Failed(Failure.NOT_HTTP, "the answer cannot be read: " + plain.problem());
    }
    if (answer.jsonPart() != InferenceHeader.NONE) {
      return binary(answer, plain);
    }
    byte[] body = Arrays.copyOf(plain.body(), plain.length());
    return answer.status() == 400 && wantsTls(body)
        ? new Failed(Failure.TLS_EXPECTED, "the server speaks TLS: write https://")
        : new Answered(answer.status(), answer.type(), body, answer.location(), plain.cut());
  }

  /** Of an answer with tensors in binary form only the part that is JSON is kept. */
  private static Answered binary(ReceivedAnswer answer, Decoded plain) {
    String misfit = InferenceHeader.misfit(answer.jsonPart(), plain.length());
    int length = misfit.isEmpty() ? (int) answer.jsonPart() : plain.length();
    return new Answered(
        answer.status(),
        misfit.isEmpty() ? ContentType.JSON : answer.type(),
        Arrays.copyOf(plain.body(), length),
        answer.location(),
        false,
        Integer.toString(answer.status()),
        misfit.isEmpty() || answer.status() / 100 != 2
            ? null
            : new Answer(Outcome.MALFORMED, misfit));
  }

  private static boolean wantsTls(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return TLS_EXPECTED.matcher(text).find();
  }

  /** Empty when no whole answer came. */
  Optional<ProbeResponse> response() {
    return response;
  }
}
