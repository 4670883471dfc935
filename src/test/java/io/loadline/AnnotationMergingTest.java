package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds when settings stand in several places, as {@code loadline.mode=plan} prints it. */
class AnnotationMergingTest {
  private final Path dir;

  AnnotationMergingTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput plan(Class<?> fixture) {
    return plan(URI.create("http://127.0.0.1:9/v2/models/iris/infer"), fixture);
  }

  private GateOutput plan(URI url, Class<?> fixture) {
    return GateKit.writingTo(dir).calling(url).with("loadline.mode", "plan").run(fixture);
  }

  /** The block of one test. */
  private static String of(String method, GateOutput output) {
    String all = output.console();
    int start = all.indexOf("PLAN " + method + ":");
    int end = all.indexOf("PLAN ", start + 1);
    return all.substring(start, end < 0 ? all.length() : end);
  }

  private static Pattern row(String setting, String value, String source) {
    String cells = Pattern.quote(setting) + "\\s+" + Pattern.quote(value) + "\\s+";
    return Pattern.compile(cells + Pattern.quote(source) + "\\n");
  }

  @Test
  void a_users_own_annotation_is_a_load_test_with_its_settings() {
    assertThat(of("inherited", plan(MergeTestCases.Base.class)))
        .containsPattern(
            row(
                "@InferenceLoadTest(timeout)",
                "\"7s\"",
                "@InferenceLoadTest on @IrisTest on method inherited()"))
        .containsPattern(row("@Slo(errors)", "1", "@Slo on @IrisTest on method inherited()"));
  }

  @Test
  void the_meta_annotation_of_a_method_is_nearer_than_its_class() {
    assertThat(of("inherited", plan(MergeTestCases.Base.class)))
        .containsPattern(
            row("@Slo(latencyMean)", "500", "@Slo on @IrisTest on method inherited()"));
  }

  @Test
  void the_method_is_nearer_than_its_meta_annotations() {
    assertThat(of("own", plan(MergeTestCases.Derived.class)))
        .containsPattern(row("@Slo(latencyMean)", "300", "@Slo on method own()"))
        .containsPattern(row("@Slo(errors)", "1", "@Slo on @IrisTest on method own()"));
  }

  @Test
  void a_class_and_its_superclass_add_up() {
    assertThat(of("inherited", plan(MergeTestCases.Derived.class)))
        .containsPattern(row("@Load(requests)", "30", "@Load on class Base"))
        .containsPattern(row("@Load(rate)", "5", "@Load on class Derived"))
        .containsPattern(row("@Load(arrivals)", "CONSTANT", "@Load on class Derived"));
  }

  @Test
  void an_enclosing_class_gives_what_is_set_nowhere_else() {
    assertThat(of("nested", plan(MergeTestCases.Outer.class)))
        .containsPattern(row("@Load(requests)", "40", "@Load on method nested()"))
        .containsPattern(row("@Load(rate)", "9", "@Load on class Outer"))
        .containsPattern(row("@Slo(errors)", "4", "@Slo on class Outer"))
        .doesNotContain("@Load(duration)");
  }

  @Test
  void two_values_at_one_distance_are_an_error() {
    assertThat(plan(MergeTestCases.Torn.class).message())
        .isEqualTo(
            "@Slo(latencyMean = 1), from @Slo on @Strict on method gate(): is also 2, from @Slo on"
                + " @Lax on method gate(), which is equally near; keep one of them");
  }

  @Test
  void two_members_of_a_group_at_one_distance_are_an_error() {
    assertThat(plan(MergeTestCases.TwoMembersOfAGroup.class).message())
        .contains("@Load(requests = 30), from @Load on method gate(): excludes duration = \"10s\"");
  }

  @Test
  void promises_of_streams_are_found_in_the_same_places() {
    URI chat = URI.create("http://127.0.0.1:9/v1/chat/completions");
    assertThat(of("gate", plan(chat, MergeTestCases.Streamed.class)))
        .containsPattern(row("@StreamSlo(ttftMean)", "800", "@StreamSlo on method gate()"))
        .containsPattern(
            row("@StreamSlo(itlP95)", "90", "@StreamSlo on @ChatTest on method gate()"))
        .containsPattern(row("@StreamSlo(tpotMean)", "60", "@StreamSlo on class Streamed"))
        .containsPattern(row("@StreamSlo(goodput)", "0.9", "@StreamSlo on interface ChatRules"))
        .containsPattern(
            row("@StreamSlo(goodputLimits)", "\"ttft=2000\"", "@StreamSlo on interface ChatRules"));
  }

  @Test
  void a_test_interface_says_what_holds_as_a_superclass_does() {
    assertThat(of("gate", plan(MergeTestCases.OfInterfaces.class)))
        .containsPattern(row("@Load(requests)", "50", "@Load on class OfInterfaces"))
        .containsPattern(row("@Load(rate)", "6", "@Load on interface TeamRules"))
        .containsPattern(row("@Slo(errors)", "2", "@Slo on interface TeamRules"))
        .containsPattern(row("@Ready(timeout)", "\"11s\"", "@Ready on interface TeamRules"));
  }

  @Test
  void an_interface_is_nearer_than_those_that_it_extends() {
    assertThat(of("gate", plan(MergeTestCases.OfInterfaces.class)))
        .containsPattern(row("@Slo(latencyMean)", "600", "@Slo on interface ModelRules"));
  }

  @Test
  void superclasses_are_nearer_than_interfaces_even_their_own() {
    assertThat(of("gate", plan(MergeTestCases.InheritsInterfaces.class)))
        .containsPattern(row("@Ready(timeout)", "\"12s\"", "@Ready on class BaseOfInterfaces"))
        .containsPattern(row("@Slo(latencyMean)", "600", "@Slo on interface ModelRules"))
        .containsPattern(row("@Load(requests)", "30", "@Load on interface TeamRules"));
  }

  @Test
  void those_of_an_enclosing_class_hold_too() {
    assertThat(of("gate", plan(MergeTestCases.OuterOfInterfaces.class)))
        .containsPattern(row("@Slo(latencyMean)", "700", "@Slo on interface TeamRules"));
  }

  @Test
  void two_interfaces_with_two_values_of_one_attribute_are_an_error() {
    assertThat(plan(MergeTestCases.TornInterfaces.class).message())
        .isEqualTo(
            "@Slo(latencyMean = 1), from @Slo on @Strict on interface StrictRules: is also 2, from"
                + " @Slo on @Lax on interface LaxRules, which is equally near; keep one of them");
  }

  @Test
  void a_gate_of_an_interface_takes_what_the_class_says() {
    assertThat(of("gate", plan(MergeTestCases.InheritsGate.class)))
        .containsPattern(row("@Load(rate)", "3", "@Load on class InheritsGate"));
  }

  @Test
  void endpoints_of_an_interface_hold() {
    assertThat(plan(MergeTestCases.OneOfEndpoints.class).console()).startsWith("PLAN gate, iris: ");
  }

  @Test
  void endpoints_of_two_interfaces_are_an_error() {
    assertThat(plan(MergeTestCases.TwoOfEndpoints.class).message())
        .isEqualTo(
            "@Endpoint(\"iris\") on interface Iris and @Endpoint(\"digits\") on interface Digits"
                + " are equally near; keep those of one, or name all endpoints on the class");
  }
}
