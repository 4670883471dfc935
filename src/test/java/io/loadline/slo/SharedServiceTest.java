package io.loadline.slo;

import static io.loadline.slo.TurnsOfTwo.margin;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.ClusterResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two endpoints that are not two services. */
class SharedServiceTest {
  private static final String SHOWS_NOTHING = "a service beside itself shows nothing; ";
  private static final String ONE = "iris-00001";
  private static final String TWO = "iris-00002";

  private static TurnsOfTwo turns() {
    return new TurnsOfTwo(1, margin(50, 0.1));
  }

  private static ComparedFigure equal(TurnsOfTwo turns) {
    return turns
        .canary((at, since, usual) -> usual, (at, since, usual) -> usual)
        .comparisons()
        .get(0);
  }

  private static ClusterResult in(TargetPath path, String name, String... revisions) {
    List<ServiceComponent> components =
        Stream.of(revisions)
            .map(each -> new ServiceComponent("predictor", each, -1, "", List.of()))
            .toList();
    ServiceIdentity identity =
        new ServiceIdentity(
            "InferenceService", "ns", name, "", 2, "Knative", "", "v2", components, "", "");
    return new ClusterResult(
        "kit", path, "10.1.1.1:80", identity, null, List.of(), null, List.of());
  }

  private static ClusterResult direct(String... revisions) {
    return in(TargetPath.DIRECT, "iris", revisions);
  }

  @Test
  void two_revisions_of_one_service_are_compared() {
    assertThat(equal(turns().in(direct(ONE), direct(TWO))).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void one_address_called_twice_is_no_pass_and_its_ratio_is_told() {
    String url = "http://iris:8080/infer";
    ComparedFigure figure = equal(turns().at(url, url));
    assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(figure.ratio()).isNotNull();
    assertThat(figure.reason()).isEqualTo("both are iris:8080: " + SHOWS_NOTHING + "call two");
  }

  @Test
  void two_models_of_one_server_are_compared() {
    TurnsOfTwo turns = turns().at("http://iris:8080/a/infer", "http://iris:8080/b/infer");
    assertThat(equal(turns.in(direct(ONE), direct(ONE))).verdict()).isEqualTo(Verdict.PASS);
    assertThat(equal(turns).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_mixture_that_holds_the_canary_is_no_baseline_of_it() {
    ComparedFigure figure = equal(turns().in(direct(ONE, TWO), direct(TWO)));
    assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(figure.reason())
        .isEqualTo(
            "both are answered by revision iris-00002 of InferenceService ns/iris: "
                + SHOWS_NOTHING
                + "call one revision by each endpoint (docs/kserve.md, A canary)");
  }

  @Test
  void the_service_of_a_revision_is_that_revision_unless_a_port_forward_leads_past_it() {
    TurnsOfTwo turns =
        turns().at("http://iris-00001.ns.svc/infer", "http://iris-00002.ns.svc/infer");
    assertThat(equal(turns.in(direct(ONE, TWO), direct(ONE, TWO))).verdict())
        .isEqualTo(Verdict.PASS);
    ClusterResult forwarded = in(TargetPath.PORT_FORWARD, "iris", ONE, TWO);
    assertThat(equal(turns.in(forwarded, forwarded)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void a_slower_canary_fails_beside_a_mixture_as_well() {
    Judgment judgment =
        turns()
            .in(direct(ONE, TWO), direct(TWO))
            .canary((at, since, usual) -> usual, (at, since, usual) -> 1.5 * usual);
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void one_revision_on_two_ways_or_two_services_are_compared() {
    assertThat(equal(turns().in(direct(ONE), in(TargetPath.INGRESS, "iris", ONE))).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(equal(turns().in(direct(ONE), in(TargetPath.DIRECT, "other", ONE))).verdict())
        .isEqualTo(Verdict.PASS);
  }
}
