package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadStagesTest {
  private final Path dir;

  BadStagesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static String refusal(String... stages) {
    return gate().set(Attribute.STAGES, stages).refusal();
  }

  @Test
  void a_misspelt_kind_is_refused() {
    assertThat(refusal("rump 10/s to 100/s for 20s"))
        .isEqualTo(
            "@Load(stages = \"rump 10/s to 100/s for 20s\"), from @Load on method gate():"
                + " there is no stage of the kind \"rump\"; did you mean ramp?");
  }

  @Test
  void an_unknown_kind_is_refused_with_all_there_are() {
    assertThat(refusal("20/s for 5s"))
        .endsWith(
            ": there is no stage of the kind \"20/s\"; begin with constant, poisson, ramp, steps,"
                + " spike, closed, max, trace");
  }

  @Test
  void a_rate_without_its_unit_is_refused_with_an_example() {
    assertThat(refusal("ramp 10 to 100 for 20s"))
        .endsWith(": is no ramp stage; write one such as \"ramp 10/s to 100/s for 20s\"");
    assertThat(refusal("poisson steps 10/s to 20/s"))
        .endsWith(
            ": is no steps stage; write one such as" + " \"steps 10/s to 50/s by 10/s every 5s\"");
    assertThat(refusal("poisson closed 8 users for 1s")).contains(": is no closed stage;");
  }

  @Test
  void a_time_without_a_unit_is_refused() {
    assertThat(refusal("constant 50/s for 30"))
        .endsWith(": has no unit; write 30ms, 30s, 30m or 30h");
  }

  @Test
  void a_rate_of_zero_or_below_is_refused() {
    assertThat(refusal("constant 0/s for 30s")).contains(": must be greater than 0;");
    assertThat(refusal("ramp -1/s to 5/s for 30s")).contains(": a rate must be at least 0;");
  }

  @Test
  void a_ramp_that_stays_is_refused() {
    assertThat(refusal("ramp 5/s to 5/s for 30s"))
        .endsWith(": a ramp from a rate to itself is none; write two rates, or a constant stage");
  }

  @Test
  void steps_that_do_not_arrive_are_refused() {
    assertThat(refusal("steps 10/s to 50/s by 15/s every 5s"))
        .endsWith(
            ": steps of 15/s do not lead from 10/s to 50/s; let the way be a multiple of the step");
    assertThat(refusal("steps 1/s to 5000/s by 1/s every 5s"))
        .contains(": has more than 1000 steps");
  }

  @Test
  void a_spike_from_nowhere_or_downwards_is_refused() {
    assertThat(refusal("spike 200/s for 2s"))
        .endsWith(
            ": no stage before it says from which rate the spike rises;"
                + " write it, such as spike 10/s to 200/s for 2s");
    assertThat(refusal("constant 300/s for 1s", "spike 200/s for 2s"))
        .endsWith(
            ": a spike must rise above the 300/s it starts from; write a higher rate, or a ramp");
  }

  @Test
  void no_users_are_refused() {
    assertThat(refusal("closed 0 users for 1s")).contains(": must be in 1..10000;");
  }

  @Test
  void open_and_closed_stages_together_are_refused() {
    assertThat(refusal("constant 5/s for 1s", "closed 2 users for 1s"))
        .endsWith(
            ": open and closed stages (closed, max) do not go together: what an open stage leaves"
                + " behind would hold the users up; write a test for each kind");
  }

  @Test
  void stages_beside_their_alternatives_are_refused() {
    assertThat(
            gate().set(Attribute.RATE, "5").set(Attribute.STAGES, "constant 5/s for 1s").refusal())
        .contains("@Load(rate = 5)")
        .contains("excludes stages = \"constant 5/s for 1s\"");
    assertThat(
            gate()
                .set(Attribute.DURATION, "5s")
                .set(Attribute.STAGES, "closed 1 user for 1s")
                .refusal())
        .contains("excludes stages = \"closed 1 user for 1s\"");
  }

  @Test
  void an_extent_nearer_than_the_stages_is_refused() {
    assertThat(
            gate()
                .set(Attribute.STAGES, "constant 5/s for 1s")
                .property("loadline.requests", "50")
                .refusal())
        .isEqualTo(
            "@Load(requests = 50), from system property loadline.requests: stages say themselves"
                + " how long they take: stages = \"constant 5/s for 1s\"; remove it, or replace the"
                + " stages");
  }

  @Test
  void too_many_stages_are_refused() {
    String[] stages = new String[51];
    java.util.Arrays.fill(stages, "constant 1/s for 1s");
    assertThat(refusal(stages)).endsWith(": has 51 stages; keep 50 at the most");
  }

  @Test
  void stages_over_a_week_are_refused() {
    assertThat(refusal("constant 1/s for 100h", "constant 1/s for 69h"))
        .endsWith(": takes more than 168h; shorten the stages");
  }

  @Test
  void connections_that_differ_from_the_most_users_are_refused() {
    assertThat(
            gate()
                .set(Attribute.STAGES, "closed 2 users for 1s", "closed 8 users for 1s")
                .set(Attribute.CONNECTIONS, "4")
                .refusal())
        .contains("must equal the concurrency of 8, one connection a user; remove connections");
  }

  @Test
  void a_trace_that_is_not_there_is_refused() {
    assertThat(traced("trace file:none.txt in s")).contains(": there is no file ");
    assertThat(traced("trace none.txt in s"))
        .endsWith(": none.txt is no place; write trace file:arrivals.txt in ms, or classpath:");
    assertThat(traced("trace file:none.txt"))
        .endsWith(": is no trace stage; write one such as \"trace file:arrivals.txt in ms\"");
  }

  @Test
  void a_trace_with_a_line_that_is_no_offset_is_refused() throws IOException {
    assertThat(traced("1\n2ms\n", ""))
        .endsWith(": line 2 is no offset: 2ms; write numbers only, one a line");
    assertThat(traced("1\n\n0.5\n", ""))
        .endsWith(
            ": line 3 is earlier than the line before;"
                + " sort the arrivals, and let the first be at 0 or later");
    assertThat(traced("-1", "")).contains(": line 1 is earlier than 0;");
    assertThat(traced("1795514400000", ""))
        .endsWith(
            ": line 1 is later than 168h;"
                + " write offsets from the start of the recording, and see to the unit");
    assertThat(traced("5000\n", " for 1s"))
        .endsWith(": has no arrivals within its time; write one offset a line");
  }

  private String traced(String content, String suffix) throws IOException {
    Files.writeString(dir.resolve("a.txt"), content);
    return traced("trace file:a.txt in ms" + suffix);
  }

  private String traced(String stage) {
    return gate().projectDir(dir).set(Attribute.STAGES, stage).refusal();
  }
}
