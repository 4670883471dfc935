package io.loadline.probe;

import static io.loadline.probe.FakeService.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNameTest {
  private static final String URL =
      "http://sklearn-irisv2.default.svc.cluster.local/v2/models/sklearn-irisv2/infer";

  private final FakeService service =
      new FakeService()
          .readiness(request -> failed(Failure.UNKNOWN_HOST, "the name does not resolve"));

  @Test
  void outside_a_cluster_its_names_end_the_wait_and_the_way_in_is_shown() {
    assertThat(failure(service.outsideCluster(), URL))
        .isEqualTo(
            """
            not ready: sklearn-irisv2.default.svc.cluster.local exists only inside the cluster
              asked    GET http://sklearn-irisv2.default.svc.cluster.local/v2/models/\
            sklearn-irisv2/ready
              answer   the name does not resolve, and this test does not run in a pod
              missing  a way into namespace default from this machine
              do       kubectl -n default port-forward svc/sklearn-irisv2-predictor 8080:80
                       and call http://localhost:8080/v2/models/sklearn-irisv2/infer
                       (mode Knative: forward a pod of sklearn-irisv2, port 8080, instead)
              or       have a pod of the cluster drive the load: runIn = CLUSTER\
            """);
    assertThat(service.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://iris-predictor.ml.svc:8080/x, kubectl -n ml port-forward svc/iris-predictor 8080:8080",
    "http://iris-transformer.ml.svc/x, kubectl -n ml port-forward svc/iris-transformer 8080:80",
    "http://iris.ml.svc.corp.example/x, kubectl -n ml port-forward svc/iris-predictor 8080:80"
  })
  void the_command_names_a_service_that_exists(String url, String command) {
    service.inference(request -> failed(Failure.UNKNOWN_HOST, "the name does not resolve"));

    assertThat(failure(service.outsideCluster(), url)).contains("  do       " + command + "\n");
  }

  @Test
  void inside_a_cluster_the_service_may_still_come() {
    assertThat(failure(service.insideCluster(), URL))
        .startsWith("not ready within 180 s: the name does not resolve\n")
        .contains("  usually  namespace default has no Service sklearn-irisv2 (yet)\n")
        .endsWith(
            "  do       kubectl -n default get svc; in mode Standard an InferenceService is served"
                + " by sklearn-irisv2-predictor");
  }

  @Test
  void a_name_of_the_cluster_that_resolves_is_like_any_other() {
    service.readiness(request -> failed(Failure.REFUSED, "connection refused"));

    assertThat(failure(service.outsideCluster(), URL))
        .startsWith("not ready within 180 s: connection refused\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "iris.default", "example.com", "a.svc", "svc", "10.0.0.1"})
  void other_names_are_none_of_a_cluster(String host) {
    assertThat(ClusterName.of(host)).isEmpty();
  }

  @Test
  void a_short_name_is_hinted_at() {
    assertThat(failure(service.outsideCluster(), "http://iris.default/v2/models/iris/infer"))
        .startsWith("not ready within 180 s: the name does not resolve\n")
        .contains(
            "the name of a Service is known inside its cluster only, from another namespace as")
        .contains("NAME.NAMESPACE");
  }

  private static String failure(ReadyWait wait, String url) {
    Call call = Calls.to(url);
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class, () -> wait.await(call, Calls.THREE_MINUTES, line -> {}))
            .getMessage());
  }
}
