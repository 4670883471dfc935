package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.CONTEXT;
import static io.loadline.baseline.BaselineRuns.calling;
import static io.loadline.baseline.BaselineRuns.changed;
import static io.loadline.baseline.BaselineRuns.identity;
import static io.loadline.baseline.BaselineRuns.plan;
import static io.loadline.baseline.BaselineRuns.run;
import static io.loadline.baseline.ToldDifferences.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.Credential;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Expectation;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.plan.Workload;
import io.loadline.testkit.Plans;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of another load than that of their baseline are told apart, by what differs. */
class UnlikeLoadsTest {
  static Stream<Arguments> lengths() {
    PhaseLength minute = new PhaseLength.Span(Duration.ofSeconds(60));
    PhaseLength hundred = new PhaseLength.Requests(100);
    Duration longest = Duration.ofMinutes(10);
    EarlyEnd early = new EarlyEnd(Duration.ofSeconds(20), Duration.ofSeconds(30));
    return Stream.of(
        arguments(
            "duration was 60 s .. is 30 s",
            plan(new PhaseLengths(hundred, new PhaseLength.Span(Duration.ofSeconds(30)), longest))),
        arguments(
            "duration was 60 s .. is -; requests was - .. is 500",
            plan(new PhaseLengths(hundred, new PhaseLength.Requests(500), longest))),
        arguments(
            "warmup was 100 .. is 5 s",
            plan(new PhaseLengths(new PhaseLength.Span(Duration.ofSeconds(5)), minute, longest))),
        arguments(
            "warmup was 100 .. is -", plan(new PhaseLengths(PhaseLength.NOTHING, minute, longest))),
        arguments(
            "earlyEnd was - .. is failing from 20 s on, passing from 30 s on",
            plan(new PhaseLengths(hundred, minute, longest, Optional.of(early)))));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        arguments("rate was 50/s .. is 60/s", plan(Plans.poisson(60))),
        arguments("arrivals was poisson .. is constant", plan(Plans.constant(50))),
        arguments(
            "arrivals was poisson .. is -; rate was 50/s .. is -; users was - .. is 8",
            plan(new Workload.Closed(8))),
        arguments(
            "duration was 60 s .. is -; rate was 50/s .. is -; stages was - .. is ramp; level",
            plan(Plans.rampAndLevel(60))),
        arguments("seed was 7 .. is 8", plan(8)),
        arguments("connections was 16 .. is 32", plan().with(ConnectionCounts.of(32))),
        arguments("connections was 16 .. is 4 to 16", plan().with(new ConnectionCounts(4, 16))),
        arguments(
            "tracing was off .. is sampled",
            plan().with(new Tracing(Tracing.Mode.SAMPLED, 3, ""))));
  }

  static Stream<Arguments> calls() {
    Call call = plan().call();
    String payload = identity().value(IdentityFact.PAYLOAD);
    byte[] other = "{\"inputs\":[1]}".getBytes(StandardCharsets.UTF_8);
    Payload body = Payload.of("inline", other);
    return Stream.of(
        arguments(
            "payload was " + payload + " .. is sha256:60e810644a132aff",
            changed(each -> calling("POST", List.of(body), Duration.ofSeconds(30), List.of()))),
        arguments(
            "request was POST /v2/models/iris/infer .. is PUT /v2/models/iris/infer",
            changed(each -> calling("PUT", call.payloads(), Duration.ofSeconds(30), List.of()))),
        arguments(
            "request was POST /v2/models/iris/infer .. is POST /v2/models/cifar/infer",
            changed(
                each ->
                    each.at(
                        new Target(URI.create("http://localhost:8080/v2/models/cifar/infer"))))),
        arguments(
            "timeout was 30 s .. is 29.999 s",
            changed(
                each -> calling("POST", call.payloads(), Duration.ofMillis(29_999), List.of()))));
  }

  static Stream<Arguments> answers() {
    Call call = plan().call();
    return Stream.of(
        arguments(
            "expect was - .. is no-nan",
            changed(
                each ->
                    calling(
                        "POST",
                        call.payloads(),
                        Duration.ofSeconds(30),
                        List.of(new Expectation.NoNan("no-nan"))))),
        arguments(
            "headers was - .. is X-Batch: 8",
            changed(each -> each.with(new Header("X-Batch", "8", false)))),
        arguments(
            "headers was - .. is Authorization: ***",
            changed(
                each ->
                    each.as(
                        Optional.of(
                            new Credential.Fixed(
                                new Header("Authorization", "Bearer x", true)))))));
  }

  static Stream<Arguments> protocols() {
    return Stream.of(
        arguments("protocol was HTTP .. is HTTP/2", changed(each -> each.over(Protocol.HTTP_2))),
        arguments(
            "protocol was HTTP .. is HTTP over TLS",
            changed(
                each -> each.at(new Target(URI.create("https://localhost/v2/models/iris/infer"))))),
        arguments(
            "connections was 16 .. is 16 with 100 requests each",
            changed(each -> each.withStreams(100))),
        arguments(
            "answers was whole .. is token stream",
            changed(each -> each.streaming(each.payloads()))));
  }

  @ParameterizedTest
  @MethodSource({"lengths", "shapes", "calls", "answers", "protocols"})
  void a_run_of_another_load_is_told_by_what_differs(String expected, LoadPlan plan) {
    assertThat(told(RunIdentity.of(run(plan), CONTEXT))).isEqualTo(expected);
    assertThat(told(identity().beforeLoad(), RunIdentity.planned(plan, CONTEXT)))
        .as("before anything is sent")
        .isEqualTo(expected);
  }
}
