package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"iris.ml", "iris.ml.svc", "iris.ml.svc.cluster.local"})
  void a_name_of_the_cluster_is_a_service_and_its_namespace(String host) {
    assertThat(ServiceName.of(host)).hasValue(new ServiceName("iris", "ml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "iris-ml.example.com", "10.96.0.1", "10.1", "::1"})
  void other_names_and_addresses_are_none(String host) {
    assertThat(ServiceName.of(host)).isEmpty();
  }

  @Test
  void it_is_written_as_people_do() {
    assertThat(new ServiceName("iris", "ml")).hasToString("ml/iris");
  }
}
