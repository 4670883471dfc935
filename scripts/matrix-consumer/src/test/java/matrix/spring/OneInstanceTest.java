package matrix.spring;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Load;
import io.loadline.Slo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same on one instance for all tests, whose field is set in {@code @BeforeAll}. */
@SpringBootTest(
    classes = ModelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneInstanceTest {
  @InferenceTarget private String target;

  @BeforeAll
  void start(@LocalServerPort int port) {
    target = "http://localhost:" + port;
  }

  @InferenceLoadTest(url = "/v2/models/iris/infer", payload = "{\"inputs\":[]}")
  @Load(requests = 50, rate = 50, connections = 8, seed = "7", warmup = "2")
  @Slo(latencyMean = 2000, errors = 0)
  void field_of_one_instance_is_green() {}
}
