package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTargetTest {
  private final Path dir;
  private ScriptedServer server;

  InferenceTargetTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    TargetTestCases.root = server.url("").toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir).run(fixture);
  }

  private String refusal(Class<?> fixture) {
    String message = run(fixture).message();
    assertThat(server.requests()).isZero();
    return message;
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TargetTestCases.StringField.class,
        TargetTestCases.UriField.class,
        TargetTestCases.StringMethod.class,
        TargetTestCases.UriMethod.class,
        TargetTestCases.ContainerField.class,
        TargetTestCases.ContainerMethod.class,
        TargetTestCases.OfTheOuterClass.class,
        InstanceTargetTestCases.InstanceField.class,
        InstanceTargetTestCases.PrivateInstanceField.class,
        InstanceTargetTestCases.InjectedPort.class,
        InstanceTargetTestCases.OneInstance.class,
        InstanceTargetTestCases.OfTheOuterInstance.class,
        InstanceTargetTestCases.OfTheClassThatExtendsTheOuterOne.class,
        InstanceTargetTestCases.NearerThanTheOuterOne.class,
        InstanceTargetTestCases.OfAnInterface.class,
        InstanceTargetTestCases.OfASuperclass.class
      })
  void says_where_the_service_is_right_before_the_load(Class<?> fixture) {
    GateOutput output = run(fixture);
    assertThat(output.errors()).isEmpty();
    output.tests().assertStatistics(stats -> stats.succeeded(1));
    assertThat(server.requests("measurement")).isEqualTo(20);
  }

  @Test
  void of_a_class_without_instance_must_be_static() {
    Class<?> own = InstanceTargetTestCases.OfAStaticClassWithoutInstance.Own.class;
    assertThat(refusal(own))
        .isEqualTo(
            "@InferenceTarget on OfAStaticClassWithoutInstance.target must be static: Own runs"
                + " without an instance of that class");
  }

  @Test
  void of_the_instance_must_not_be_null_after_before_each() {
    assertThat(refusal(InstanceTargetTestCases.NullOnTheInstance.class))
        .isEqualTo(
            "@InferenceTarget on NullOnTheInstance.target is null after @BeforeEach; set it there,"
                + " to http://host:port");
  }

  @Test
  void must_not_be_null_after_before_all() {
    assertThat(refusal(TargetTestCases.NullAfterwards.class))
        .isEqualTo(
            "@InferenceTarget on NullAfterwards.target is null after @BeforeAll; set it there, to"
                + " http://host:port");
  }

  @Test
  void stands_once_in_a_class() {
    assertThat(refusal(TargetTestCases.Two.class))
        .isEqualTo("@InferenceTarget stands on 2 members of Two: Two.one and Two.two(); keep one");
  }

  @Test
  void must_be_text_or_uri() {
    assertThat(refusal(TargetTestCases.WrongType.class))
        .isEqualTo(
            "@InferenceTarget on WrongType.port must be a String, a java.net.URI or a container of"
                + " Testcontainers, not java.lang.Integer");
  }

  @Test
  void a_container_must_run() {
    assertThat(refusal(TargetTestCases.ContainerThatDoesNotRun.class))
        .isEqualTo(
            "@InferenceTarget on ContainerThatDoesNotRun.server is a container that does not run"
                + " after @BeforeAll; start it there, or let @Testcontainers and @Container do so");
  }

  @Test
  void a_container_must_expose_a_port() {
    assertThat(refusal(TargetTestCases.ContainerWithoutPort.class))
        .isEqualTo(
            "@InferenceTarget on ContainerWithoutPort.server is a container without a port:"
                + " Container doesn't expose any ports; call withExposedPorts(8080)");
  }

  @Test
  void must_be_a_uri() {
    assertThat(refusal(TargetTestCases.NoUri.class))
        .isEqualTo(
            "@InferenceTarget on NoUri.target is no URI: \"http://a b\" (Illegal character in"
                + " authority)");
  }

  @Test
  void must_have_no_parameter() {
    assertThat(refusal(TargetTestCases.WithParameter.class))
        .isEqualTo("@InferenceTarget on WithParameter.target() must have no parameter");
  }

  @Test
  void must_have_no_path() {
    assertThat(refusal(TargetTestCases.WithPath.class))
        .contains("/v2\": must be scheme, host and port only; write " + server.url(""));
  }

  @Test
  void leaves_only_the_path_to_the_url() {
    assertThat(refusal(TargetTestCases.WholeUrl.class))
        .contains("@InferenceLoadTest(url = \"http://127.0.0.1/v2\")")
        .contains(
            "must start with / or be empty, since @InferenceTarget says where the service is");
  }
}
