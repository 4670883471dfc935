package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.LoadResult;
import io.loadline.ObjectiveTests;
import io.loadline.Ready;
import io.loadline.Slo;

/** Gates whose objectives are tests of their own, and one that is a single test. */
@Load(requests = 50, rate = 50, connections = 8, seed = "7", warmup = "2")
class ObjectivesTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}]}";

  @InferenceTarget static final String SERVER = ModelServer.start().url();

  @ObjectiveTests(@InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD))
  @Slo(latencyMean = 2000, latencyMax = 0.001, errors = 0)
  void maximum_is_broken() {}

  @ObjectiveTests(@InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD))
  @Slo(latencyMean = 2000)
  void all_hold(LoadResult result) {}

  @ObjectiveTests(@InferenceLoadTest(url = "/v2/models/absent/infer", payload = PAYLOAD))
  @Ready(timeout = "1s")
  @Slo(errors = 0)
  void absent_is_never_measured() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = PAYLOAD)
  @Slo(latencyMax = 0.001, errors = 0)
  void whole_gate_is_broken() {}
}
