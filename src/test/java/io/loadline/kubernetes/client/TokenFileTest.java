package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A user of a kubeconfig whose token stands in a file. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TokenFileTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private Path token;
  private ScriptedServer server;
  private Cluster cluster;

  @BeforeEach
  void connect(@TempDir Path folder) throws Exception {
    server = ScriptedServer.start(script());
    token = Files.writeString(folder.resolve("token"), "first\n");
    Path kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            current-context: c
            clusters: [{name: a, cluster: {server: "%s"}}]
            users: [{name: u, user: {tokenFile: token, token: old}}]
            contexts: [{name: c, context: {cluster: a, user: u}}]
            """
                .formatted(server.url("")));
    System.setProperty("kubeconfig", kubeconfig.toString());
    cluster = Clusters.open("").orElseThrow();
  }

  @AfterEach
  void close() {
    System.clearProperty("kubeconfig");
    cluster.close();
    server.close();
  }

  @Test
  void it_is_sent_and_one_that_somebody_renewed_is_sent_from_then_on() throws Exception {
    cluster.list(ResourceKind.PODS, "ns", Map.of());
    Files.writeString(token, "second");
    cluster.list(ResourceKind.PODS, "ns", Map.of());

    assertThat(heard).containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void one_that_goes_missing_later_is_told_with_its_key() throws Exception {
    Files.delete(token);

    assertThatThrownBy(() -> cluster.list(ResourceKind.PODS, "ns", Map.of()))
        .hasStackTraceContaining("users[u].user.tokenFile");
    assertThat(heard).isEmpty();
  }

  private Script script() {
    return request -> {
      heard.add(request.headers().getOrDefault("authorization", ""));
      return Answers.json(200, "{\"kind\": \"PodList\", \"apiVersion\": \"v1\", \"items\": []}");
    };
  }
}
