package io.loadline.probe;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Readiness;
import io.loadline.plan.TimedPart;
import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.AnswerNote;
import io.loadline.result.Outcome;
import io.loadline.text.TimeText;
import io.loadline.transport.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks the model's ready endpoint, where there is one, and then for real answers in a row. */
final class ReadinessAttempt {
  private static final long SHORTEST = 1_000_000;

  private final Call call;
  private final int probes;
  private final ReadyEndpoint endpoint;
  private final ModelList list = new ModelList();
  private final ProbeJudge judge;
  private final ReadinessProber prober;
  private final LongSupplier nanos;
  private ModelState model = ModelState.NOT_READY;
  private String noted = "";

  ReadinessAttempt(Call call, Readiness readiness, ReadinessProber prober, LongSupplier nanos) {
    this.call = call;
    this.probes = readiness.probes();
    this.endpoint = ReadyEndpoint.of(call, readiness.path());
    this.judge = new ProbeJudge(call);
    this.prober = prober;
    this.nanos = nanos;
  }

  ReadyEndpoint endpoint() {
    return endpoint;
  }

  /** What stands behind a success, for people. */
  String how() {
    String sent = probes == 1 ? "1 real request succeeded" : probes + " real requests succeeded";
    String real = noted.isEmpty() ? sent : sent + " (" + noted + ")";
    String asked = call.target().isGrpc() ? "ModelReady of " : "";
    return switch (model) {
      case NO_LIST -> real + "; " + list.text();
      case NO_ENDPOINT -> real + "; no ready endpoint follows from the URL";
      case NOT_ASKED -> real + "; no ready endpoint was asked (@Ready(path = \"none\"))";
      case READY, NOT_READY -> asked + endpoint.url().orElseThrow() + " says ready, " + real;
    };
  }

  /** Parts of its own time that the service told in the real answers of the last try. */
  Set<TimedPart> told() {
    return judge.told();
  }

  /**
   * One try, ended by the first answer that is not as it should be.
   *
   * @return what was in the way; empty when nothing was
   */
  Optional<ProbeFailure> run(long deadline) throws InterruptedException {
    Optional<ProbeFailure> unready = askWhetherReady(deadline);
    if (unready.isPresent()) {
      return unready;
    }
    judge.begin();
    for (int i = 0; i < probes; i++) {
      Optional<ProbeFailure> failure = probe(i, deadline);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /** Empty when real requests are to decide now. */
  private Optional<ProbeFailure> askWhetherReady(long deadline) throws InterruptedException {
    if (endpoint.url().isEmpty()) {
      model = endpoint.unasked();
      return Optional.empty();
    }
    String method = call.target().isGrpc() ? ProbeRequest.MODEL_READY : "GET";
    ProbeRequest request = request(method, endpoint.url().get(), withoutBody(), null, deadline);
    ProbeResponse response = prober.send(request);
    if (response instanceof Answered answered && answered.status() / 100 == 2) {
      list.answered();
      model = ModelState.READY;
      return Optional.empty();
    }
    model = ModelState.NOT_READY;
    ProbeFailure unready =
        new ProbeFailure(
            Step.READY_ENDPOINT,
            request,
            response,
            model,
            response.outcome(),
            text(request, response));
    if (endpoint.listsModels() && list.isGivenUp(unready, nanos.getAsLong())) {
      model = ModelState.NO_LIST;
      return Optional.empty();
    }
    return Optional.of(unready);
  }

  private Optional<ProbeFailure> probe(int i, long deadline) throws InterruptedException {
    List<Payload> payloads = call.payloads();
    Payload payload =
        payloads.isEmpty() ? null : payloads.get(i % payloads.size()).of(Phase.PROBE, i);
    URI url = call.target().url();
    String method = call.target().isGrpc() ? ProbeRequest.MODEL_INFER : call.method();
    ProbeRequest request = request(method, url, call.headers(), payload, deadline);
    ProbeResponse response = prober.send(request);
    if (!(response instanceof Answered answered)) {
      return blocked(request, response, response.outcome(), text(request, response));
    }
    Answer answer = judge.judge(answered, prober.timings());
    AnswerNote note = answer.note();
    noted = note == null ? noted : note.meaning();
    return answer.outcome() == Outcome.SUCCESS
        ? Optional.empty()
        : blocked(request, response, answer.outcome(), judge.text(answered, answer));
  }

  private Optional<ProbeFailure> blocked(
      ProbeRequest request, ProbeResponse response, Outcome outcome, String text) {
    return Optional.of(new ProbeFailure(Step.PROBE, request, response, model, outcome, text));
  }

  /** A time-out of what was left of the wait is none of the request's. */
  private static String text(ProbeRequest request, ProbeResponse response) {
    if (response instanceof Answered answered) {
      return AnswerText.brief(answered);
    }
    Failed failed = (Failed) response;
    return failed.failure() == Failure.TIMEOUT && request.cutShort()
        ? "no answer within the " + TimeText.of(request.timeout()) + " that were left of the wait"
        : failed.detail();
  }

  private List<Header> withoutBody() {
    return call.headers().stream()
        .filter(header -> !header.name().equalsIgnoreCase("Content-Type"))
        .toList();
  }

  private ProbeRequest request(
      String method, URI url, List<Header> headers, @Nullable Payload payload, long deadline) {
    Duration left = Duration.ofNanos(Math.max(SHORTEST, deadline - nanos.getAsLong()));
    boolean cutShort = left.compareTo(call.timeout()) < 0;
    return new ProbeRequest(
        method, url, headers, payload, cutShort ? left : call.timeout(), cutShort);
  }
}
