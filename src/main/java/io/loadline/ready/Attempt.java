package io.loadline.ready;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.RpcName;
import io.loadline.ready.Blocker.Step;
import io.loadline.ready.Reply.Answered;
import io.loadline.ready.Reply.Failed;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.sse.StreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks the model's ready endpoint, where there is one, and then for real answers in a row. */
final class Attempt {
  private static final long SHORTEST = 1_000_000;

  private final Call call;
  private final int probes;
  private final Optional<URI> readyUrl;
  private final AnswerCheck check;
  private final Prober prober;
  private final LongSupplier nanos;

  Attempt(Call call, int probes, Prober prober, LongSupplier nanos) {
    this.call = call;
    this.probes = probes;
    this.readyUrl =
        call.target().isGrpc()
            ? Optional.of(call.target().url()).filter(url -> RpcName.of(call.target()).isEmpty())
            : ModelEndpoint.of(call.target().url());
    this.check = new AnswerCheck(call);
    this.prober = prober;
    this.nanos = nanos;
  }

  Optional<URI> readyUrl() {
    return readyUrl;
  }

  /** What stands behind a success, for people. */
  String how() {
    String real = probes == 1 ? "1 real request succeeded" : probes + " real requests succeeded";
    return readyUrl
        .map(url -> (call.target().isGrpc() ? "ModelReady of " : "") + url + " says ready, " + real)
        .orElse(real + "; no ready endpoint follows from the URL");
  }

  /**
   * One try, ended by the first answer that is not as it should be.
   *
   * @return what was in the way; empty when nothing was
   */
  Optional<Blocker> run(long deadline) throws InterruptedException {
    if (readyUrl.isPresent()) {
      String method = call.target().isGrpc() ? Ask.MODEL_READY : "GET";
      Ask ask = ask(method, readyUrl.get(), withoutBody(), null, deadline);
      Reply reply = prober.send(ask);
      if (!(reply instanceof Answered answered && answered.status() / 100 == 2)) {
        return Optional.of(
            new Blocker(Step.READY_ENDPOINT, ask, reply, false, byStatus(reply), text(reply)));
      }
    }
    for (int i = 0; i < probes; i++) {
      Optional<Blocker> blocker = probe(i, deadline);
      if (blocker.isPresent()) {
        return blocker;
      }
    }
    return Optional.empty();
  }

  private Optional<Blocker> probe(int i, long deadline) throws InterruptedException {
    List<Payload> payloads = call.payloads();
    Payload payload =
        payloads.isEmpty() ? null : payloads.get(i % payloads.size()).of(Phase.PROBE, i);
    URI url = call.target().url();
    String method = call.target().isGrpc() ? Ask.MODEL_INFER : call.method();
    Ask ask = ask(method, url, call.headersNow(), payload, deadline);
    Reply reply = prober.send(ask);
    if (!(reply instanceof Answered answered)) {
      return blocked(ask, reply, byStatus(reply), text(reply));
    }
    Answer answer = judge(answered);
    return answer.outcome() == Outcome.SUCCESS
        ? Optional.empty()
        : blocked(ask, reply, answer.outcome(), text(answered, answer));
  }

  /** Where token streams are asked for, what is no JSON is read as one. */
  private Answer judge(Answered answered) {
    int status = answered.status();
    byte[] body = answered.body();
    boolean streamed = check.streams().tokens() ? !answered.json() : answered.events();
    return streamed && status / 100 == 2
        ? StreamReader.judge(check, status, body, body.length)
        : check.check(status, answered.json(), body, body.length);
  }

  private Optional<Blocker> blocked(Ask ask, Reply reply, Outcome outcome, String text) {
    return Optional.of(new Blocker(Step.PROBE, ask, reply, readyUrl.isPresent(), outcome, text));
  }

  private String text(Answered answered, Answer answer) {
    return switch (answer.outcome()) {
      case ERROR_BODY ->
          answered.json() ? AnswerText.error(answered, answer.detail()) : answer.detail();
      case EXPECTATION_FAILED -> expectedStatus(answered).orElse(answer.detail());
      case MALFORMED, TRUNCATED -> answer.detail();
      default -> AnswerText.brief(answered);
    };
  }

  private Optional<String> expectedStatus(Answered answered) {
    return call.expectations().stream()
        .filter(Expectation.Status.class::isInstance)
        .map(expectation -> ((Expectation.Status) expectation).status())
        .filter(status -> status != answered.status())
        .map(status -> "status is " + answered.status() + ", expected " + status)
        .findFirst();
  }

  private static String text(Reply reply) {
    return reply instanceof Answered answered
        ? AnswerText.brief(answered)
        : ((Failed) reply).detail();
  }

  private static Outcome byStatus(Reply reply) {
    if (reply instanceof Failed failed) {
      return failed.failure().outcome();
    }
    return switch (((Answered) reply).status() / 100) {
      case 3 -> Outcome.REDIRECT;
      case 4 -> Outcome.CLIENT_ERROR;
      case 5 -> Outcome.SERVER_ERROR;
      default -> Outcome.MALFORMED;
    };
  }

  private List<Header> withoutBody() {
    return call.headersNow().stream()
        .filter(header -> !header.name().equalsIgnoreCase("Content-Type"))
        .toList();
  }

  private Ask ask(
      String method, URI url, List<Header> headers, @Nullable Payload payload, long deadline) {
    Duration left = Duration.ofNanos(Math.max(SHORTEST, deadline - nanos.getAsLong()));
    boolean cutShort = left.compareTo(call.timeout()) < 0;
    return new Ask(method, url, headers, payload, cutShort ? left : call.timeout(), cutShort);
  }
}
