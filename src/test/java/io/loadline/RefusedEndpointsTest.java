package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate with several endpoints refuses, as text. */
class RefusedEndpointsTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  RefusedEndpointsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir)
        .calling(server.url())
        .with("test.url2", server.url().toString())
        .run(fixture);
  }

  @Test
  void everything_wrong_is_told_at_once() {
    GateOutput output = run(EndpointTestCases.Mistakes.class);
    assertThat(output.error()).isExactlyInstanceOf(InvalidConfigurationException.class);
    assertThat(output.message())
        .isEqualTo(
            """
            6 problems in the configuration
              @Endpoint(name = "IRIS"), from @Endpoint("IRIS") on method gate(): another endpoint\
             has this name, but for upper and lower case, - and _; give each endpoint a name of its\
             own
              @InferenceLoadTest(url), from @InferenceLoadTest on method gate(): names one address,\
             and the test has endpoints, each with an address of its own; write it as\
             @Endpoint(url), or from outside loadline.endpoint.<name>.url
              @Endpoint(weight = 0), from @Endpoint("iris") on method gate(): must be in 1..1000;\
             write a whole number within this range
              @Endpoint(url = "iris:80"), from @Endpoint("iris") on method gate(): must be an\
             absolute http, https, grpc or grpcs URL; did you mean http://iris:80?
              @Endpoint(url), from @Endpoint("IRIS") on method gate(): is not set; write url =\
             "http://host:port/path", or @Ready(isvc = "name") for a model in a cluster, or mark what\
             says where the service is with @InferenceTarget
              @Slo(latencyP99 = 300), from @Endpoint("IRIS") on method gate(): http/latency-p99 needs\
             at least 100 requests, and 10 are planned; plan 100 requests or more, or take a lower\
             percentile""");
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_result_of_the_other_kind_is_refused_with_the_right_one() {
    assertThat(run(EndpointTestCases.WrongResult.class).message())
        .isEqualTo(
            "WrongResult.gate() takes LoadResult, and the test has several endpoints: take"
                + " EndpointResults");
    assertThat(run(EndpointTestCases.ResultsOfOne.class).message())
        .isEqualTo(
            "ResultsOfOne.gate() takes EndpointResults, and the test has no @Endpoint: take a"
                + " LoadResult");
  }

  @Test
  void endpoints_on_an_ordinary_test_are_an_error() {
    assertThat(run(EndpointTestCases.OnOrdinary.class).message())
        .startsWith("@Endpoint on OnOrdinary.ordinary() has no effect: the method is no load test");
  }
}
