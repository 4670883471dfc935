package io.loadline.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.KnownTiming;
import io.loadline.scrape.MetricsSource.Page;
import io.loadline.scrape.ServerDetection.DetectedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Which of the places where pods say that they tell metrics are those of the server. */
class PodProcessesTest {
  private static final String QUEUE_PROXY =
      "# TYPE target_info gauge\ntarget_info{container_name=\"queue-proxy\"} 1\n";
  private static final String MOSEC =
      "# TYPE mosec_service_remaining_task gauge\nmosec_service_remaining_task 0\n";

  private static final String KSERVE =
      "# TYPE request_predict_seconds summary\nrequest_predict_seconds_count 1\n";

  private final Map<String, URI> processes = new LinkedHashMap<>();
  private final Map<URI, Page> pages = new HashMap<>();

  private PodProcessesTest at(String process, int status, String text) {
    URI url = URI.create("http://" + process + "/metrics");
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    processes.put(process, url);
    pages.put(url, new Page(status, "text/plain; version=0.0.4", body));
    return this;
  }

  private ServerDetection detection() {
    return new ServerDetection(
        (url, longest) ->
            CompletableFuture.completedFuture(
                pages.getOrDefault(url, new Page(404, "text/plain", new byte[0]))),
        URI.create("http://iris.ml/v2/models/iris/infer"),
        Duration.ofSeconds(1));
  }

  private Map<String, DetectedServer> found() throws Exception {
    return detection().ofOneKind(processes);
  }

  @Test
  void those_of_one_kind_in_all_pods_are() throws Exception {
    at("a:9091", 200, QUEUE_PROXY).at("b:9091", 200, QUEUE_PROXY);

    assertThat(found().keySet()).containsExactly("a:9091", "b:9091");
  }

  @Test
  void a_page_that_is_not_there_or_tells_nothing_known_is_passed_over() throws Exception {
    at("a:8080", 404, "{}").at("a:1", 200, "web_requests 1\n").at("a:9091", 200, QUEUE_PROXY);

    assertThat(found()).containsOnlyKeys("a:9091");
  }

  @Test
  void of_several_kinds_that_tell_parts_the_first_is_meant() throws Exception {
    at("a:8000", 200, MOSEC).at("a:9091", 200, QUEUE_PROXY);
    at("b:8000", 200, MOSEC).at("b:9091", 200, QUEUE_PROXY);

    assertThat(found().keySet()).containsExactly("a:8000", "b:8000");
    assertThat(found().values()).allMatch(each -> each.reader().row() == KnownTiming.MOSEC_METRICS);
  }

  @Test
  void a_kind_that_tells_parts_is_meant_before_one_that_tells_none() throws Exception {
    at("a:8080", 200, KSERVE).at("a:9091", 200, QUEUE_PROXY);

    assertThat(found()).containsOnlyKeys("a:9091");
  }

  @Test
  void one_that_tells_none_is_better_than_nothing() throws Exception {
    at("a:8080", 200, KSERVE);

    assertThat(found().values())
        .allMatch(each -> each.reader().row() == KnownTiming.KSERVE_METRICS);
  }

  @Test
  void where_all_tell_nothing_the_last_reason_is_given() {
    at("a:8080", 404, "").at("b:8080", 200, "web_requests 1\n");

    assertThatThrownBy(this::found)
        .hasMessage("http://b:8080/metrics tells nothing that Loadline knows");
  }

  @Test
  void addresses_that_somebody_named_are_all_meant() {
    at("a:8000", 200, MOSEC).at("a:9091", 200, QUEUE_PROXY);

    assertThatThrownBy(() -> detection().ofEach(processes))
        .hasMessage("the addresses of metrics are those of different servers");
  }

  private PodProcessesTest triton(String process) {
    return at(
        process,
        200,
        "# TYPE nv_inference_request_success counter\n"
            + "nv_inference_request_success{model=\"iris\",version=\"1\"} 0\n");
  }

  private void model(String config) {
    String model = "http://iris.ml/v2";
    page(model, "{\"name\": \"triton\", \"version\": \"2.51.0\"}");
    page(model + "/models/iris/config", config);
  }

  private void page(String url, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    pages.put(URI.create(url), new Page(200, "application/json", body));
  }

  @Test
  void triton_is_meant_before_its_queue_proxy_where_its_model_tells() throws Exception {
    triton("a:8002").at("a:9091", 200, QUEUE_PROXY).model("{}");

    assertThat(found()).containsOnlyKeys("a:8002");
  }

  @Test
  void a_queue_proxy_is_meant_before_a_triton_whose_model_tells_nothing() throws Exception {
    triton("a:8002").at("a:9091", 200, QUEUE_PROXY);
    assertThat(found()).containsOnlyKeys("a:9091");

    model("{\"platform\": \"ensemble\"}");
    assertThat(found()).containsOnlyKeys("a:9091");
  }

  @Test
  void a_triton_whose_model_tells_nothing_is_better_than_nothing() throws Exception {
    triton("a:8002");

    assertThat(found()).containsOnlyKeys("a:8002");
  }

  @Test
  void a_kind_that_each_pod_tells_is_meant_before_one_of_some() throws Exception {
    at("a:8000", 200, MOSEC).at("a:9091", 200, QUEUE_PROXY);
    at("b:8000", 503, "").at("b:9091", 200, QUEUE_PROXY);

    assertThat(found().keySet()).containsExactly("a:9091", "b:9091");
  }

  @Test
  void where_no_kind_is_told_by_each_pod_the_first_of_some_is() throws Exception {
    at("a:8080", 200, KSERVE).at("a:9091", 200, QUEUE_PROXY).at("b:9091", 503, "");

    assertThat(found()).containsOnlyKeys("a:9091");
  }
}
