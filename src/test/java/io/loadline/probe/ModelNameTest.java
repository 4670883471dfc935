package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Target;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
  @ParameterizedTest
  @CsvSource({
    "http://h/v2/models/iris/ready, iris",
    "http://h/v2/models/iris/infer, iris",
    "http://h/v1/models/iris, iris",
    "http://h/v1/models/iris:predict, iris",
    "https://h/p/v2/models/a%2Fb+c/infer, a/b+c",
    "http://h/v2/models/iris/versions/3/infer, iris version 3",
    "grpc://h/iris, iris",
    "grpcs://h/iris/versions/3, iris version 3"
  })
  void is_read_from_the_url(String url, String name) {
    assertThat(ServerTexts.ModelName.of(new Target(URI.create(url)))).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h/predict", "http://h/v1/models", "grpc://h/shop.v1.Shop/Buy", "grpc://h"})
  void may_not_be_there(String url) {
    assertThat(ServerTexts.ModelName.of(new Target(URI.create(url)))).isEmpty();
  }
}
