package io.loadline.kubernetes.client;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server that says what a test says, and a connection to it. */
final class ScriptedApiServer implements AutoCloseable {
  private static final String PROPERTY = "kubeconfig";

  private final List<ReceivedRequest> asked = new CopyOnWriteArrayList<>();
  private final ScriptedServer server = ScriptedServer.always(Answers.text(500, ""));
  private final Cluster cluster;

  ScriptedApiServer() {
    Path kubeconfig = kubeconfig();
    System.setProperty(PROPERTY, kubeconfig.toString());
    cluster = Cluster.open("").orElseThrow();
    System.clearProperty(PROPERTY);
  }

  private Path kubeconfig() {
    try {
      Path file = Files.createTempFile("loadline-kubeconfig", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          current-context: c
          clusters: [{name: a, cluster: {server: "%s"}}]
          users: [{name: u, user: {token: t}}]
          contexts: [{name: c, context: {cluster: a, user: u}}]
          """
              .formatted(server.url("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Cluster cluster() {
    return cluster;
  }

  /** The first request since the last change of what is answered. */
  ReceivedRequest asked() {
    return asked.get(0);
  }

  /** Answers all from now on; with single quotes. */
  void answer(int status, String json) {
    answer(Answers.json(status, json.replace('\'', '"')));
  }

  /** As {@link #answer}, what is no JSON. */
  void answerText(int status, String text) {
    answer(Answers.text(status, text));
  }

  void answer(Behaviour behaviour) {
    asked.clear();
    server.follow(
        request -> {
          asked.add(request);
          return behaviour;
        });
  }

  @Override
  public void close() {
    cluster.close();
    server.close();
  }
}
