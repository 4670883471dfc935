package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.Slo;

/** A gate that is broken at first and holds when it is run again. */
class RerunTest {
  @InferenceTarget static final String SERVER = ModelServer.start().url();

  @InferenceLoadTest(url = "/v2/models/late/infer", payload = "{\"inputs\":[]}")
  @Load(requests = 50, rate = 50, connections = 8, seed = "7", warmup = "2")
  @Slo(latencyMean = 2000, errors = 0)
  void broken_at_first() {}
}
