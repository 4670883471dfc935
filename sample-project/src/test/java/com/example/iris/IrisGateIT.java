package com.example.iris;

import static io.loadline.assertj.LoadResultAssertions.assertThat;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.LoadResult;
import io.loadline.Slo;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The gates of the iris model. */
final class IrisGateIT {
  private static InferenceServer server;

  @InferenceTarget static String target;

  @BeforeAll
  static void serve() throws IOException {
    server = InferenceServer.start(0, IrisModel.trained(), Faults.fromSystemProperties());
    target = server.url();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @InferenceLoadTest(
      url = "/v2/models/sklearn-irisv2/infer",
      payload = "classpath:iris-input.json",
      expect = "outputs[0].data=[1,1]")
  @Slo(latencyMean = 500, errors = 0)
  void iris_keeps_its_promise() {}

  @InferenceLoadTest(
      url = "/v2/models/sklearn-irisv2/infer",
      payload = "classpath:iris-input.json",
      expect = {"outputs[0].data=[1,1]", "id exists"})
  @Load(requests = 300, rate = 100)
  @Slo(latencyP90 = 100, latencyP95 = 150, latencyP99 = 300, errorRatio = 0)
  void nearly_all_users_wait_less_than_a_third_of_a_second() {}

  @InferenceLoadTest(url = "/v2/models/sklearn-irisv2/infer", payload = "classpath:iris-input.json")
  @Load(duration = "3s", rate = 100)
  void the_tail_is_short_and_no_request_is_lost(LoadResult result) {
    assertThat(result).latency().percentile(99).isLessThan(Duration.ofMillis(300));
  }
}
