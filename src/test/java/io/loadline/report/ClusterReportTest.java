package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.ClusterResult;
import io.loadline.testkit.SampleRun;
import org.junit.jupiter.api.Test;

/** What every report says of a service in a cluster. */
class ClusterReportTest {
  private static Report report(ClusterResult cluster) {
    return Reports.of(new SampleRun().cluster(cluster).build(), Reports.pass());
  }

  private static String target(ClusterResult cluster) {
    return Reports.line(ConsoleText.of(report(cluster)), "  target ");
  }

  private static JsonObject json(ClusterResult cluster) throws JsonException {
    return (JsonObject) Json.parse(ResultJson.of(report(cluster), Reports.ENVIRONMENT));
  }

  private static String compact(JsonValue value, String... path) {
    JsonValue found = value;
    for (String name : path) {
      found = ((JsonObject) found).members().getOrDefault(name, new JsonValue.JsonNull());
    }
    return Json.compact(found);
  }

  @Test
  void the_target_line_says_what_was_measured_and_by_which_way_even_when_all_is_green() {
    assertThat(target(Clusters.standard()))
        .isEqualTo(
            "  target    isvc default/sklearn-irisv2 gen 3, 1 pod, kserve-mlserver, via"
                + " port-forward 127.0.0.1:8080 (adds 1.2 ms, p99 3.4 ms)");
  }

  @Test
  void a_canary_shows_its_revisions_with_their_shares() {
    assertThat(target(Clusters.canary()))
        .startsWith(
            "  target    isvc default/sklearn-irisv2 gen 3, 2 pods, kserve-mlserver, Knative,"
                + " revisions iris-00001 80 %, iris-00002 20 %, via ingress 127.0.0.1:31080");
  }

  @Test
  void of_a_canary_of_mode_standard_text_and_json_name_it_and_its_deployment()
      throws JsonException {
    ClusterResult canary = Clusters.standardCanary();

    assertThat(ConsoleText.of(report(canary)))
        .startsWith("PASS iris_keeps_its_promise (canary v2): all ");
    assertThat(target(canary))
        .isEqualTo(
            "  target    isvc default/sklearn-irisv2 gen 3, 1 pod, kserve-mlserver, canary v2 alone"
                + " (Deployment sklearn-irisv2-v2-predictor), via direct 127.0.0.1:8080");
    assertThat(compact(json(canary), "target", "before", "revision"))
        .isEqualTo("\"sklearn-irisv2-v2-predictor\"");
  }

  @Test
  void of_a_revision_that_is_called_alone_every_report_names_it() throws JsonException {
    ClusterResult tagged = Clusters.tagged();

    assertThat(ConsoleText.of(report(tagged)))
        .startsWith("PASS iris_keeps_its_promise (revision iris-00002): all ");
    assertThat(target(tagged))
        .isEqualTo(
            "  target    isvc default/sklearn-irisv2 gen 3, 1 pod, kserve-mlserver, Knative,"
                + " revision iris-00002 alone (tag latest, 20 % of the traffic), via ingress"
                + " 127.0.0.1:8080");
    assertThat(ReportEntries.of(report(tagged))).containsEntry("revision", "iris-00002");
    assertThat(compact(json(tagged), "target", "before", "tag")).isEqualTo("\"latest\"");
    assertThat(compact(json(tagged), "target", "before", "revision")).isEqualTo("\"iris-00002\"");
  }

  @Test
  void a_service_that_could_not_be_looked_at_is_said_to_be_one() {
    assertThat(target(Clusters.unknown()))
        .isEqualTo(
            "  target    a service that could not be looked at, via node-port 127.0.0.1:8080");
  }

  @Test
  void the_result_names_service_uid_image_and_path() throws JsonException {
    JsonObject json = json(Clusters.standard());

    assertThat(compact(json, "target", "path")).isEqualTo("\"port-forward\"");
    assertThat(compact(json, "target", "address")).isEqualTo("\"127.0.0.1:8080\"");
    assertThat(compact(json, "target", "before"))
        .contains("\"name\":\"sklearn-irisv2\"", "\"uid\":\"8d1f\"", "\"trafficPercent\":null")
        .contains("{\"container\":\"kserve-container\",\"image\":\"mlserver@sha256:12ab\"}")
        .contains("{\"of\":\"kserve-container cpu\",\"limit\":\"1\"}");
    assertThat(compact(json, "target", "after")).isEqualTo(compact(json, "target", "before"));
    assertThat(compact(json, "target", "tunnel"))
        .isEqualTo("{\"overhead_p50\":1.2,\"overhead_p99\":3.4,\"reconnects\":1}");
    assertThat(compact(json, "interferences")).isEqualTo("[]");
  }

  @Test
  void what_happened_stands_in_the_result() throws JsonException {
    assertThat(compact(json(Clusters.canary()), "interferences"))
        .isEqualTo(
            "[{\"kind\":\"traffic-changed\",\"second\":2.5,\"what\":\"the split"
                + " changed\",\"scaling\":false}]");
  }

  @Test
  void what_is_not_known_is_null() throws JsonException {
    JsonObject json = json(Clusters.unknown());

    assertThat(compact(json, "target", "before")).isEqualTo("null");
    assertThat(compact(json, "target", "tunnel")).isEqualTo("null");
  }

  @Test
  void entries_name_service_and_way() {
    assertThat(ReportEntries.of(report(Clusters.standard())))
        .containsEntry("target", "isvc default/sklearn-irisv2 gen 3")
        .containsEntry("target-path", "port-forward");
    assertThat(ReportEntries.of(report(Clusters.unknown())))
        .containsEntry("target-path", "node-port")
        .doesNotContainKey("target");
  }

  @Test
  void a_service_in_no_cluster_has_none_of_it() throws JsonException {
    Report plain = Reports.of(new SampleRun().build(), Reports.pass());

    assertThat(ConsoleText.of(plain)).doesNotContain("target ");
    assertThat(ResultJson.of(plain, Reports.ENVIRONMENT)).doesNotContain("interferences");
    assertThat(ReportEntries.of(plain)).doesNotContainKeys("target", "target-path");
  }
}
