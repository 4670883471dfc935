package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.CONTEXT;
import static io.loadline.baseline.BaselineRuns.MACHINE;
import static io.loadline.baseline.BaselineRuns.calling;
import static io.loadline.baseline.BaselineRuns.changed;
import static io.loadline.baseline.BaselineRuns.identity;
import static io.loadline.baseline.BaselineRuns.plan;
import static io.loadline.baseline.BaselineRuns.pod;
import static io.loadline.baseline.BaselineRuns.run;
import static io.loadline.baseline.BaselineRuns.service;
import static io.loadline.baseline.ToldDifferences.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
  private static final String OTHER_DIGEST = "aa00bb11cc22dd33".repeat(4);

  @Test
  void equal_runs_differ_in_nothing() {
    assertThat(identity().differences(identity(), Set.of())).isEmpty();
  }

  @Test
  void facts_that_are_meant_to_differ_are_left_out() {
    RunIdentity now =
        RunIdentity.of(
            run(plan(), service("iris", 4, "kserve-mlserver", pod(OTHER_DIGEST, "1"))), CONTEXT);

    assertThat(identity().differences(now, Set.of(IdentityFact.IMAGE, IdentityFact.GENERATION)))
        .isEmpty();
  }

  @Test
  void a_seed_that_nobody_set_is_no_difference_and_one_that_was_set_is() {
    RunIdentity.Context drawn = new RunIdentity.Context(MACHINE, true, 1, "", text -> text);
    RunIdentity one = RunIdentity.of(run(plan(1)), drawn);

    assertThat(one.differences(RunIdentity.of(run(plan(2)), drawn), Set.of())).isEmpty();
    assertThat(told(RunIdentity.of(run(plan()), drawn))).isEqualTo("seed was 7 .. is drawn");
  }

  @Test
  void the_load_of_another_endpoint_beside_it_is_a_difference() {
    RunIdentity.Context beside =
        new RunIdentity.Context(MACHINE, false, 1, "canary 5/s", text -> text);

    assertThat(told(RunIdentity.of(run(plan()), beside)))
        .isEqualTo("beside was - .. is canary 5/s");
  }

  @Test
  void a_mean_of_runs_is_never_compared_with_single_runs() {
    RunIdentity.Context four = new RunIdentity.Context(MACHINE, false, 4, "", text -> text);
    RunIdentity now = RunIdentity.of(run(plan()), four);

    assertThat(told(now)).isEqualTo("runs was 1 .. is 4");
    assertThat(identity().differences(now, Set.of()).get(0).fix())
        .isEqualTo(
            "run the load that was recorded, or record the baseline anew"
                + " (-Dloadline.baseline=write -Dloadline.baseline.restart=true)");
    assertThat(IdentityFact.RUNS.mayDiffer()).isFalse();
  }

  @Test
  void a_difference_says_both_values_and_what_to_do() {
    IdentityDifference difference =
        new IdentityDifference(IdentityFact.IMAGE, "server sha256:1f", "server sha256:2a");

    assertThat(difference.text() + "; " + difference.fix())
        .isEqualTo(
            "image was server sha256:1f in the baseline and is server sha256:2a now; test the"
                + " service as it was recorded, record the baseline anew"
                + " (-Dloadline.baseline=write -Dloadline.baseline.restart=true), or set mayDiffer"
                + " = \"image\" where it is meant to differ");
    assertThat(new IdentityDifference(IdentityFact.USERS, "", "8").text())
        .isEqualTo("users was not known or not set in the baseline and is 8 now");
  }

  @Test
  void nothing_secret_is_in_it() {
    Header secret = new Header("X-Key", "s3cret", true);
    Call call =
        plan().call().at(new Target(URI.create("http://localhost/v2?key=hunter2"))).with(secret);

    assertThat(RunIdentity.of(run(plan(call)), CONTEXT).facts().toString())
        .contains("X-Key: ***", "POST /v2?key=***")
        .doesNotContain("hunter2", "s3cret");
  }

  @Test
  void a_secret_that_was_renewed_makes_no_other_payload() {
    RunIdentity one = RunIdentity.of(run(asking("hunter2", 0)), CONTEXT);
    RunIdentity.Context renewed =
        new RunIdentity.Context(MACHINE, false, 1, "", text -> text.replace("other", "***"));

    assertThat(one.differences(RunIdentity.of(run(asking("other", 0)), renewed), Set.of()))
        .isEmpty();
  }

  private static LoadPlan asking(String token, long seed) {
    byte[] body = ("{\"token\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8);
    return changed(
        each ->
            calling(
                "POST",
                List.of(Payload.of("inline", body).withUuids(seed)),
                Duration.ofSeconds(30),
                List.of()));
  }
}
