package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Target;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTokensTest {
  @ParameterizedTest
  @CsvSource({
    "http://iris.models.svc.cluster.local/v2, models",
    "http://iris.models.svc/v2, models",
    "http://iris.models/v2, models",
    "isvc://iris, context",
    "http://iris-models.example.com/v2, context",
    "http://10.0.0.1/v2, context",
  })
  void an_account_without_a_namespace_is_where_the_service_is(URI url, String namespace) {
    assertThat(AccountTokens.namespace(new Target(url), "context")).isEqualTo(namespace);
  }
}
