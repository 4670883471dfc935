package matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.LoadResult;
import io.loadline.Ready;
import io.loadline.Slo;
import org.junit.jupiter.api.TestInfo;

/** One gate for each way to end; the limits leave no doubt on a busy machine. */
@Load(requests = 50, rate = 50, connections = 8, seed = "7", warmup = "2")
class GateTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}]}";

  @InferenceTarget static final String SERVER = ModelServer.start().url();

  @InferenceLoadTest(
      url = "/v2/models/healthy/infer",
      payload = PAYLOAD,
      expect = "outputs[0].data=[1,1]")
  @Slo(latencyMean = 2000, errors = 0)
  void healthy_is_green() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD)
  void healthy_with_a_result_is_green(LoadResult result) {
    assertEquals(50, result.requests());
  }

  @InferenceLoadTest(url = "/v2/models/flaky/infer", payload = PAYLOAD)
  @Slo(latencyMean = 2000, errors = 9)
  void flaky_breaks_its_errors() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD)
  @Slo(latencyMax = 0.001, errors = 0)
  void healthy_breaks_an_impossible_limit() {}

  @InferenceLoadTest(url = "/v2/models/absent/infer", payload = PAYLOAD)
  @Ready(timeout = "1s")
  @Slo(errors = 0)
  void absent_is_never_measured() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD)
  @Slo(latencyMean = 2000, errors = 0)
  void parameter_of_nobody_is_never_measured(LoadResult result, String nobodys) {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD)
  @Slo(latencyMean = 2000, errors = 0)
  void parameter_of_nobody_behind_one_of_junit_is_no_pass(TestInfo info, String nobodys) {}
}
