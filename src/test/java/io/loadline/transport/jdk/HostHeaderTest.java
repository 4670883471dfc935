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
  private static final String REFUSED =
      "loadline.transport = jdk, host = \"iris\": java.net.http sends a Host header only where the JVM"
          + " was started with -Djdk.httpclient.allowRestrictedHeaders=host. Fix: add that flag to"
          + " argLine of Surefire and Failsafe, or remove loadline.transport";

  @Test
  void it_is_sent_where_it_was_allowed_in_time() throws Exception {
    assertThat(inItsOwnJvm("early")).isEqualTo("allowed GET");
  }

  @Test
  void where_it_was_not_the_flag_is_named() throws Exception {
    assertThat(inItsOwnJvm("never")).isEqualTo(REFUSED);
    assertThat(inItsOwnJvm("late")).isEqualTo("GET " + REFUSED);
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
