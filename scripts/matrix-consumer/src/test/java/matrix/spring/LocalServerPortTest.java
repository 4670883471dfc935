package matrix.spring;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.Slo;
import org.junit.jupiter.api.Nested;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A gate on an application that the test starts, as docs/spring-boot.md shows it. */
@SpringBootTest(
    classes = ModelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Load(requests = 50, rate = 50, connections = 8, seed = "7", warmup = "2")
class LocalServerPortTest {
  @LocalServerPort int port;

  @InferenceTarget
  String target() {
    return "http://localhost:" + port;
  }

  @InferenceLoadTest(
      url = "/v2/models/iris/infer",
      payload = "{\"inputs\":[]}",
      expect = "outputs[0].data=[1,1]")
  @Slo(latencyMean = 2000, errors = 0)
  void injected_port_is_green() {}

  @Nested
  class Inner {
    @InferenceLoadTest(url = "/v2/models/iris/infer", payload = "{\"inputs\":[]}")
    @Slo(latencyMean = 2000, errors = 0)
    void port_of_the_outer_instance_is_green() {}
  }
}
