package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.ObjectiveTests;
import io.loadline.Slo;

/** One objective is broken at first, and holds when it alone is run again. */
class RerunObjectivesTest {
  @InferenceTarget static final String SERVER = ModelServer.start().url();

  @ObjectiveTests(
      @InferenceLoadTest(url = "/v2/models/late/infer", payload = "{\"inputs\":[]}"))
  @Load(requests = 60, rate = 60, connections = 8, seed = "7", warmup = "2")
  @Slo(latencyMean = 2000, errors = 0)
  void errors_are_broken_at_first() {}
}
