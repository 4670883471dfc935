package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Identity;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first address of a name may refuse, as ::1 does of localhost where a server listens on
 * 127.0.0.1 alone. Which names there are is told to a JVM when it starts, so each case has one.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "127.0.0.2 is an address of the loopback there")
@Timeout(120)
class SecondAddressTest {
  private final Path hosts;

  SecondAddressTest(@TempDir Path folder) {
    hosts = folder.resolve("hosts");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        hosts, "127.0.0.2 two.test\n127.0.0.1 two.test\n::1 six.test\n127.0.0.1 six.test\n");
  }

  @Test
  void wait_and_load_go_to_the_second() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThat(inItsOwnJvm("http://two.test:" + server.port() + "/x", "HTTP_1_1"))
          .startsWith("0 errors over netty-");
      assertThat(server.requests("measurement")).isEqualTo(6);
      assertThat(server.requests("probe")).isPositive();
    }
  }

  @Test
  void ipv6_is_passed_over_where_only_ipv4_is_served() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThat(
              inItsOwnJvm(
                  "http://six.test:" + server.port() + "/x",
                  "AUTO",
                  "-Djava.net.preferIPv6Addresses=true"))
          .startsWith("0 errors over netty-");
    }
  }

  @Test
  void which_http_is_spoken_over_tls_is_asked_there() throws Exception {
    Identity identity = Identity.authority("Test CA").sign("server", "two.test");
    try (Http2Server server =
        Http2Server.secure((peer, stream) -> peer.json(stream, "{}"), identity, null, "h2")) {
      assertThat(inItsOwnJvm("https://two.test:" + server.port() + "/x", "which"))
          .isEqualTo("HTTP/2");
    }
  }

  @Test
  void java_net_http_knows_the_first_address_only_and_so_do_its_probes() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThat(
              inItsOwnJvm(
                  "http://two.test:" + server.port() + "/x",
                  "HTTP_1_1",
                  "-Dloadline.transport=jdk",
                  "-Dloadline.ready.timeout=500ms"))
          .startsWith("not ready within 500 ms: ");
      assertThat(server.connections()).isZero();
    }
  }

  private String inItsOwnJvm(String url, String protocol, String... options) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-Djdk.net.hosts.file=" + hosts));
    // It lives for a second.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SecondAddressMain.class.getName(), url, protocol));
    // Logging that nobody asked for goes there.
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).strip();
  }
}
