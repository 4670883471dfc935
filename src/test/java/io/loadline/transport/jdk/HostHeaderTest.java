package io.loadline.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is allowed is read once in a JVM, so each case has one of its own. */
class HostHeaderTest {
  @Test
  void it_is_sent_where_it_was_allowed_in_time() throws Exception {
    assertThat(inItsOwnJvm()).isEqualTo("allowed GET");
  }

  @Test
  void where_it_was_not_the_flag_is_named() throws Exception {
    assertThat(inItsOwnJvm("late"))
        .isEqualTo(
            "GET host = \"iris\": java.net.http in this JVM refuses to send a Host header, since it was"
                + " used before Loadline could allow it. Fix: start the test JVM with"
                + " -Djdk.httpclient.allowRestrictedHeaders=host (argLine of Surefire and"
                + " Failsafe)");
  }

  private static String inItsOwnJvm(String... arguments) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(HostHeaderMain.class.getName());
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).strip();
  }
}
