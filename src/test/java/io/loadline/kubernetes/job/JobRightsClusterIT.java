package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.loadline.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the Role of docs/rbac.yaml for a Job alone, and with one right less. */
@Tag("cluster")
@Timeout(300)
class JobRightsClusterIT {
  private RealRun run;

  @BeforeEach
  void open() {
    run = new RealRun();
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.close();
    }
  }

  /** Of all that the file has only what a Job takes. */
  private void bind() throws Exception {
    String all = Files.readString(Path.of("docs/rbac.yaml"));
    String account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: loadline}\n---\n";
    String role =
        Arrays.stream(all.split("\n---\n"))
            .filter(each -> each.contains("name: loadline-worker"))
            .reduce((one, other) -> one + "\n---\n" + other)
            .orElseThrow()
            .replace("name: loadline\n", "name: loadline\n    namespace: " + in() + "\n");
    run.namespace().apply(account + role);
  }

  private String in() {
    return run.namespace().name();
  }

  private void take(String group, String resource, String verb) {
    run.namespace()
        .client()
        .rbac()
        .roles()
        .inNamespace(in())
        .withName("loadline-worker")
        .edit(
            role ->
                new RoleBuilder(role)
                    .withRules(
                        role.getRules().stream()
                            .map(
                                rule ->
                                    rule.getResources().contains(resource)
                                            && rule.getApiGroups().contains(group)
                                        ? new PolicyRuleBuilder(rule)
                                            .removeFromVerbs(verb)
                                            .addToVerbs("none")
                                            .build()
                                        : rule)
                            .toList())
                    .build());
  }

  /** As another machine would have sent them. */
  private void send() {
    for (EnginePart part : run.parts()) {
      run.namespace().apply(Json.write(part.manifest(in(), LocalDate.of(2026, 1, 2))));
    }
  }

  private void connect() {
    run.by(run.kit().withToken(run.namespace().token("loadline"), in()));
  }

  @Test
  void the_role_is_enough_for_all_that_a_run_does() throws Exception {
    bind();
    send();
    connect();
    run.start("tick", "600");

    assertThat(run.end("tick", "10")).returns(true, JobEnd::isFinished);

    assertThat(run.said()).noneMatch(said -> said.contains("no right"));
    assertThat(run.said()).anyMatch(said -> said.startsWith("removed Job"));
  }

  @ParameterizedTest
  @CsvSource({
    "batch, jobs, create, create jobs.batch in namespace",
    "'', configmaps, create, create configmaps in namespace",
    "'', secrets, create, create secrets in namespace",
    "batch, jobs, get, get jobs.batch loadline-test-1 in namespace",
    "'', pods, list, list pods in namespace",
    "'', pods/log, get, get pods/log loadline-test-1"
  })
  void a_right_without_which_there_is_no_run_is_one_sentence(
      String group, String resource, String verb, String right) throws Exception {
    bind();
    take(group, resource, verb);
    connect();

    JobEnd end = run.end("tick", "10");

    assertThat(end.kind()).as(end.text()).isEqualTo(JobEnd.Kind.NO_RIGHT);
    assertThat(end.what())
        .startsWith("this account has no right to " + right)
        .contains(" in namespace " + in());
  }

  /** The pod compares them. */
  @Test
  void classes_that_may_not_be_read_here_are_used() throws Exception {
    bind();
    send();
    take("", "configmaps", "get");
    connect();

    assertThat(run.end("tick", "10").isFinished()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "batch, jobs, list, list jobs.batch in namespace",
    "'', configmaps, list, list configmaps in namespace",
    "'', pods, watch, watch pods in namespace"
  })
  void a_right_that_can_be_done_without_is_said_once(
      String group, String resource, String verb, String right) throws Exception {
    bind();
    take(group, resource, verb);
    connect();

    assertThat(run.end("tick", "10").isFinished()).isTrue();

    assertThat(run.said())
        .filteredOn(said -> said.startsWith("no right to " + right))
        .singleElement()
        .asString()
        .contains(" in namespace " + in() + ": ");
  }

  @Test
  void a_connection_to_a_worker_takes_the_right_to_a_port_forward() throws Exception {
    bind();
    connect();
    assertThat(connection()).startsWith("the connection to port 1 of pod loadline-test-1");

    take("", "pods/portforward", "get");
    take("", "pods/portforward", "create");

    assertThat(connection())
        .startsWith("this account has no right to create pods/portforward in namespace " + in());
  }

  /** What comes of one to a port on which nobody listens, while the worker runs. */
  private String connection() throws InterruptedException {
    List<String> failed = new ArrayList<>();
    try (WorkerJob job = run.start("tick", "10")) {
      run.follow(job, line -> failed.add(failure(job.worker(0))));
    }
    return failed.get(0);
  }

  private static String failure(JobWorker worker) {
    try (ByteChannel channel = worker.connect(1, Duration.ofSeconds(20))) {
      return "read " + channel.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
