package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://h/v1/models/m:predict, http://h/v1/models/m",
    "http://h:81/v1/models/m:explain, http://h:81/v1/models/m",
    "http://h/serving/ns/isvc/v1/models/m:predict, http://h/serving/ns/isvc/v1/models/m",
    "http://h/v2/models/m/infer, http://h/v2/models/m/ready",
    "http://h/v2/models/m/infer?a=b#c, http://h/v2/models/m/ready",
    "http://h/v2/models/m/versions/3/infer, http://h/v2/models/m/versions/3/ready",
    "http://h/p/v2/models/m/generate, http://h/p/v2/models/m/ready",
    "http://h/v2/models/m/generate_stream, http://h/v2/models/m/ready",
    "http://h/v2/models/a%2Fb/infer, http://h/v2/models/a%2Fb/ready",
    "http://[::1]:8080/v2/models/m/infer, http://[::1]:8080/v2/models/m/ready",
    "http://h/v1/chat/completions, http://h/v1/models",
    "http://h/openai/v1/chat/completions, http://h/openai/v1/models",
    "http://h/openai/v1/completions, http://h/openai/v1/models",
    "http://h/x/openai/v1/embeddings, http://h/x/openai/v1/models",
    "http://h/v1/rerank, http://h/v1/models"
  })
  void the_ready_endpoint_follows_from_the_url(String url, String ready) {
    assertThat(ModelEndpoint.of(URI.create(url))).contains(URI.create(ready));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "http://h/",
        "http://h/predict",
        "http://h/v2/models/m",
        "http://h/v2/models/m/ready",
        "http://h/v2/models/m/infer/more",
        "http://h/v2/health/ready",
        "http://h/v1/models/m",
        "http://h/v1/models/a/b:predict",
        "http://h/v1/models"
      })
  void none_follows_from_other_urls(String url) {
    assertThat(ModelEndpoint.of(URI.create(url))).isEmpty();
  }
}
