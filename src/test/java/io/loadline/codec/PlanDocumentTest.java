package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.RunCodec.PlanText;
import io.loadline.plan.Call;
import io.loadline.plan.Credential;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Plans;
import io.loadline.testkit.WorkerPlans;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {
  private static final String PLACE = "endpoints > [0] > plan > ";
  private static final TlsTrust TLS = tls();

  private static TlsTrust tls() {
    Identity authority = Identity.authority("a test's authority");
    Identity client = authority.sign("client");
    return new TlsTrust(
        List.of(authority.certificate()),
        List.of(client.certificate()),
        Optional.of(client.key()),
        "model",
        false);
  }

  private static LoadPlan secretive() {
    Payload body = Payload.of("inline", "{\"card\": 4711}".getBytes(StandardCharsets.UTF_8));
    Call call =
        new Call(
            new Target(URI.create("https://model:8443/v1"), "", TLS),
            "POST",
            List.of(new Header("Authorization", "Bearer abcdef", true)),
            List.of(body, body, body),
            Duration.ofSeconds(30),
            List.of());
    return Plans.plan(
        call,
        Plans.constant(10),
        new PhaseLength.Requests(5),
        PhaseLength.NOTHING,
        2,
        Plans.noErrors());
  }

  @Test
  void a_plan_that_was_written_and_read_is_equal() throws FormatException {
    for (int seed = 0; seed < 1_000; seed++) {
      LoadPlan plan = new RandomPlan(seed, TLS).draw();
      Readiness readiness = new Readiness(Duration.ofSeconds(seed), 1 + seed % 3);
      WorkerPlan whole = WorkerPlans.of("r" + seed, plan, Optional.of(readiness));
      assertThat(RunCodec.readPlan(RunCodec.writePlan(whole))).as("seed " + seed).isEqualTo(whole);
    }
  }

  @Test
  void headers_bodies_and_keys_are_in_the_secrets_alone() {
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", secretive()));

    assertThat(text.plan())
        .doesNotContain("abcdef", "Authorization", "4711", base64("{\"card\": 4711}"))
        .contains("\"headers\":[{\"secret\":1}]");
    assertThat(text.secrets()).contains("Bearer abcdef", base64("{\"card\": 4711}"));
    assertThat(text).asString().doesNotContain("abcdef");
  }

  @Test
  void a_token_is_in_the_secrets_and_where_it_is_from_in_the_plan() throws FormatException {
    Header token = new Header("Authorization", "Bearer issued", true);
    Credential issued =
        new Credential.Issued(token, Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", by(issued)));
    assertThat(text.plan())
        .contains("\"credential\":{\"type\":\"Issued\",\"header\":{\"secret\":3},")
        .contains("\"expiresAt\":\"2030-01-01T00:00:00Z\"")
        .doesNotContain("Bearer");
    assertThat(text.secrets()).contains("Bearer issued");
    assertThat(only(RunCodec.readPlan(text)).call().credential()).contains(issued);

    Credential account = new Credential.ServiceAccount("ci", "caller", "", Duration.ofHours(1));
    assertThat(RunCodec.writePlan(WorkerPlans.of("r1", by(account))).plan())
        .contains("{\"type\":\"ServiceAccount\",\"namespace\":\"ci\",\"name\":\"caller\",");
  }

  private static LoadPlan only(WorkerPlan plan) {
    return plan.endpoints().get(0).plan();
  }

  private static LoadPlan by(Credential credential) {
    LoadPlan plan = secretive();
    return plan.calling(plan.call().as(Optional.of(credential)));
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_payload_of_many_turns_is_written_once_and_read_as_one() throws FormatException {
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", secretive()));
    assertThat(text.secrets().split("inline", -1)).hasSize(2);

    List<Payload> payloads = only(RunCodec.readPlan(text)).call().payloads();
    assertThat(payloads).hasSize(3);
    assertThat(payloads.get(2)).isSameAs(payloads.get(0));
  }

  @Test
  void secrets_of_another_run_are_refused() {
    PlanText text =
        new PlanText(
            RunCodec.writePlan(WorkerPlans.of("r1", secretive())).plan(),
            RunCodec.writePlan(WorkerPlans.of("r2", secretive())).secrets());
    assertThatThrownBy(() -> RunCodec.readPlan(text))
        .isInstanceOf(FormatException.class)
        .hasMessage("the secrets are those of another run");
  }

  @Test
  void another_version_is_refused() {
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", secretive()));
    String newer = text.plan().replaceFirst("\"version\":\\d+", "\"version\":99");
    assertThatThrownBy(() -> RunCodec.readPlan(new PlanText(newer, text.secrets())))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "loadline-plan of version 99, and version "
                + RunCodec.PLAN_VERSION
                + " can be read here:"
                + " use the same release of Loadline on both sides");
  }

  @Test
  void another_format_is_refused() {
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", secretive()));
    assertThatThrownBy(() -> RunCodec.readPlan(new PlanText(text.secrets(), text.plan())))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "a document of the format loadline-plan is expected, not \"loadline-plan-secrets\"");
    assertThatThrownBy(() -> RunCodec.readPlan(new PlanText("", text.secrets())))
        .isInstanceOf(FormatException.class)
        .hasMessage("no loadline-plan, since no JSON: empty text is no JSON");
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    assertRefused(
        "\"timeout\":\"PT30S\"",
        "\"timeout\":30",
        PLACE + "call > timeout > a text is expected, not a number");
    assertRefused("\"seed\":7,", "", PLACE + "seed > is missing");
    assertRefused("\"seed\":7", "\"seed\":null", PLACE + "seed > must not be null");
    assertRefused("\"seed\":7", "\"seed\":7,\"pace\":1", PLACE + "LoadPlan has no [pace]");
    assertRefused("\"seed\":7", "\"seed\":7.5", PLACE + "seed: Rounding necessary");
  }

  @Test
  void a_value_that_does_not_fit_is_named_with_its_place() {
    assertRefused(
        "\"type\":\"Open\"",
        "\"type\":\"Ajar\"",
        PLACE + "workload > type \"Ajar\" is no Workload");
    assertRefused(
        "\"perSecond\":10",
        "\"perSecond\":-10",
        PLACE + "workload > rate: rate must be > 0 and finite, not -10.0");
    String none = PLACE + "workload > arrivals: UNSET is none of [POISSON, CONSTANT]";
    assertRefused("\"CONSTANT\"", "\"EVEN\"", none.replace("UNSET", "EVEN"));
    assertRefused("\"CONSTANT\"", "\"UNSET\"", none);
    assertRefused(
        "{\"secret\":1}",
        "{\"secret\":9}",
        PLACE + "call > headers > [0] > there is no secret 9, but 3");
  }

  private static void assertRefused(String part, String other, String message) {
    PlanText text = RunCodec.writePlan(WorkerPlans.of("r1", secretive()));
    assertThat(text.plan()).contains(part);
    PlanText wrong = new PlanText(text.plan().replace(part, other), text.secrets());
    assertThatThrownBy(() -> RunCodec.readPlan(wrong))
        .isInstanceOf(FormatException.class)
        .hasMessage(message);
  }
}
