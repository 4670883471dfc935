package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a kubeconfig is told with file and key, before anything is asked. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BrokenKubeconfigTest {
  private static final String FILE = "kubeconfig";

  private Path folder;
  private ScriptedServer server;

  @BeforeEach
  void start(@TempDir Path empty) {
    folder = empty;
    server = ScriptedServer.always(Answers.text(200, "{'kind': 'PodList', 'items': []}"));
  }

  @AfterEach
  void stop() {
    System.clearProperty(FILE);
    assertThat(server.requests()).as("asked before the fault was found").isZero();
    server.close();
  }

  @Test
  void a_current_context_that_is_not_there_is_told_though_another_file_has_one() throws Exception {
    Path first = write("first", kubeconfig().replace("current-context: one", "current-context: x"));
    Path other = write("other", kubeconfig());

    assertThat(failureAt(first + File.pathSeparator + other))
        .isEqualTo(
            """
            the kubeconfig has no context x (%1$s, %2$s)
              key      current-context: x, in %1$s
              contexts  one\
            """
                .formatted(first, other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster: a | cluster: z | there is no cluster z | contexts[one].context.cluster: z",
        "cluster: a, |  | its context names no cluster | contexts[one].context.cluster",
        "user: u} | user: z} | there is no user z | contexts[one].context.user: z",
        "server: | host: | the cluster a has no server | clusters[a].cluster.server",
        "http://127 | ftp://127 | no http or https URL | clusters[a].cluster.server: ftp://127",
      })
  void what_a_context_names_and_is_not_there_is_told_with_its_key(
      String there, String instead, String why, String key) throws Exception {
    String text = failure(kubeconfig().replace(there, instead == null ? "" : instead));

    assertThat(text)
        .startsWith("the kubeconfig cannot be used: ")
        .contains(why)
        .contains("\n  file     " + folder.resolve(FILE) + "\n  key      " + key)
        .contains("loadline.kube-context");
  }

  @Test
  void the_names_that_are_there_are_told() throws Exception {
    assertThat(failure(kubeconfig().replace("cluster: a", "cluster: z")))
        .contains("\n  clusters a\n  do       correct it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token: t | tokenFile: gone.token | its token | users[u].user.tokenFile: gone.token",
        "token: t | tokenFile: empty | its token: the file is empty | users[u].user.tokenFile:"
            + " empty",
        "token: t | client-certificate: c.pem | c.pem does not exist | user.client-certificate:"
            + " c.pem",
        "token: t | client-key: . | is no regular file | user.client-key: .",
        "token: t | client-certificate: words | no X.509 certificate | user.client-certificate:"
            + " words",
        "token: t | client-key: words | needs its private key | users[u].user.client-certificate",
        "token: t | client-key: empty | it is empty | users[u].user.client-key: empty",
        "token: t | client-key-data: a%b | is no base64: | users[u].user.client-key-data",
        "token: t | client-certificate-data: aGk= | no X.509 |"
            + " users[u].user.client-certificate-data",
        "} | , certificate-authority: ca.pem} | ca.pem does not exist |"
            + " cluster.certificate-authority",
        "} | , certificate-authority-data: =} | no base64 | cluster.certificate-authority-data",
        "token: t | exec: {command: no-such-plugin} | on the PATH | user.exec.command:"
            + " no-such-plugin",
        "token: t | exec: {command: ./words} | no executable file ./words | user.exec.command:"
            + " ./words",
        "token: t | exec: {args: [x]} | the plugin has no command | users[u].user.exec.command",
      })
  void what_cannot_prove_who_asks_is_told_with_its_key(
      String there, String instead, String why, String key) throws Exception {
    write("empty", " \n");
    write("words", "just words\n");
    String text = failure(kubeconfig().replaceFirst(java.util.regex.Pattern.quote(there), instead));

    assertThat(text)
        .startsWith("the kubeconfig cannot be used: ")
        .contains(why)
        .contains("\n  file     " + folder.resolve(FILE) + "\n  key      ")
        .contains(key);
  }

  @Test
  void how_a_missing_plugin_is_installed_is_told_where_the_kubeconfig_says_it() throws Exception {
    String exec = "exec: {command: no-such-plugin, installHint: see example.com}";

    assertThat(failure(kubeconfig().replace("token: t", exec)))
        .contains("\n  do       install it: see example.com");
  }

  @Test
  void a_plugin_that_gives_nothing_is_told() throws Exception {
    Path plugin = write("plugin", "#!/bin/sh\necho 'please log in'; exit 1\n");
    assertThat(plugin.toFile().setExecutable(true)).isTrue();
    String exec = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}";

    assertThat(failure(kubeconfig().replace("token: t", exec)))
        .startsWith("the kubeconfig cannot be used: the plugin gave no credential")
        .contains("\n  key      users[u].user.exec.command: ./plugin\n");
  }

  @Test
  void the_broken_parts_of_other_contexts_do_no_harm() throws Exception {
    String more = kubeconfig() + "- {name: two, context: {cluster: gone, user: nobody}}\n";

    try (Cluster cluster = open(more).orElseThrow()) {
      assertThat(cluster.context()).isEqualTo("one");
    }
  }

  @Test
  void a_context_without_a_user_asks_as_nobody() throws Exception {
    try (Cluster cluster = open(kubeconfig().replace(", user: u", "")).orElseThrow()) {
      assertThat(cluster.server()).isEqualTo(server.url("").toString());
    }
  }

  private String kubeconfig() {
    return """
    current-context: one
    clusters:
    - {name: a, cluster: {server: "%s"}}
    users:
    - {name: u, user: {token: t}}
    contexts:
    - {name: one, context: {cluster: a, user: u}}
    """
        .formatted(server.url(""));
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private Optional<Cluster> open(String text) throws Exception {
    System.setProperty(FILE, write(FILE, text).toString());
    return Clusters.open("");
  }

  private String failure(String text) throws Exception {
    return failureAt(write(FILE, text).toString());
  }

  private static String failureAt(String files) {
    System.setProperty(FILE, files);
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> Clusters.open("")).getMessage());
  }
}
