package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.assertj.LoadResultAssertions;
import io.loadline.plan.Arrivals;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.ScriptedServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** A failure of a call shows the line of the code that made the call, and none of this library. */
class StackTracesTest {
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  private static Loadline calling(String url) {
    return Loadline.target(url)
        .payload(GateKit.PAYLOAD)
        .load(load -> load.requests(20).rate(200).arrivals(Arrivals.CONSTANT).warmup("2"))
        .printTo(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private Loadline impossible() {
    return calling(server.url().toString()).slo(slo -> slo.latencyMean(Duration.ofNanos(1)));
  }

  /** The error of a call that is made in a lambda of a test; it must begin with that lambda. */
  private static void assertThatItBeginsWithTheCaller(
      Class<? extends Throwable> type, ThrowingCallable call) {
    Throwable error = catchThrowable(call);
    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.getStackTrace()[0].getClassName()).isEqualTo(StackTracesTest.class.getName());
    assertThat(error.getStackTrace()[0].getMethodName()).startsWith("lambda$");
    assertThat(error.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .doesNotContain(Loadline.class.getName(), FluentRun.class.getName());
  }

  @Test
  void a_broken_promise_begins_with_the_caller() {
    assertThatItBeginsWithTheCaller(AssertionFailedError.class, () -> impossible().check());
  }

  @Test
  void a_wrong_setting_begins_with_the_caller() {
    assertThatItBeginsWithTheCaller(
        InvalidConfigurationException.class, () -> calling("nowhere").run());
  }

  @Test
  void a_service_that_is_not_there_begins_with_the_caller() {
    String nobody = "http://127.0.0.1:" + ClosedPort.find() + "/";
    assertThatItBeginsWithTheCaller(
        NotReadyException.class,
        () ->
            calling(nobody)
                .slo(slo -> slo.errors(0))
                .ready(ready -> ready.timeout(Duration.ofMillis(300)))
                .run());
  }

  @Test
  void a_broken_promise_of_several_endpoints_begins_with_the_caller() {
    LoadlineEndpoints mixed =
        Loadline.endpoints()
            .endpoint("iris", 1, Loadline.target(server.url()).payload(GateKit.PAYLOAD))
            .endpoint("digits", 1, Loadline.target(server.url()).payload(GateKit.PAYLOAD))
            .load(load -> load.requests(20).rate(200).arrivals(Arrivals.CONSTANT).warmup("2"))
            .slo(slo -> slo.latencyMean(Duration.ofNanos(1)))
            .printTo(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    assertThatItBeginsWithTheCaller(AssertionFailedError.class, () -> mixed.check());
  }

  @Test
  void an_assertion_on_a_result_shows_none_of_our_frames() throws Exception {
    LoadResult result = impossible().run();
    Throwable error = catchThrowable(() -> LoadResultAssertions.assertThat(result).isPass());
    assertThat(error.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .noneMatch(name -> name.startsWith("io.loadline.assertj."));
  }

  @Test
  void what_was_not_written_for_users_keeps_its_frames() {
    IllegalStateException defect = new IllegalStateException("a defect of the library");
    assertThat(StackTraces.none(defect).getStackTrace()).isNotEmpty();
    Throwable thrown =
        catchThrowable(
            () ->
                StackTraces.ofCaller(
                    () -> {
                      throw defect;
                    }));
    assertThat(thrown).isSameAs(defect);
    assertThat(thrown.getStackTrace()[0].getMethodName())
        .isEqualTo("what_was_not_written_for_users_keeps_its_frames");
  }
}
