package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.Slo;

/** One of two that Surefire starts at once; only one may measure at a time. */
class SecondForkTest {
  @InferenceTarget static final String SERVER = ModelServer.start().url();

  @InferenceLoadTest(url = "/v2/models/healthy/infer", payload = "{\"inputs\":[]}")
  @Load(requests = 150, rate = 50, connections = 8, seed = "7")
  @Slo(latencyMean = 2000, errors = 0)
  void healthy_is_green() {}
}
