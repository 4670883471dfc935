package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ControlPortTest {
  private static final long NOW = 5_000_000_000L;
  private static final String RUN = "0b57";

  private final AgreedStart start = new AgreedStart();
  private final ControlPort port;

  ControlPortTest() throws IOException {
    ControlDialogue.Worker worker =
        new ControlDialogue.Worker(RUN, 3, () -> Instant.ofEpochSecond(7, 8), () -> NOW, start);
    port = ControlPort.open(() -> new ControlDialogue(worker));
  }

  @AfterEach
  void close() {
    port.close();
  }

  private ControlClient client() throws IOException {
    return new ControlClient(port.number());
  }

  private ControlClient greeted() throws IOException {
    ControlClient client = client();
    assertThat(client.ask("loadline/1 " + RUN)).isEqualTo("worker 3");
    return client;
  }

  @Test
  void a_client_learns_the_clock_and_tells_the_start() throws Exception {
    try (ControlClient client = greeted()) {
      assertThat(client.ask("clock")).isEqualTo("clock 5000000000 7000000008");
      assertThat(client.ask("clock")).isEqualTo("clock 5000000000 7000000008");
      assertThat(start.await(0)).isEmpty();
      assertThat(client.ask("start 5500000000")).isEqualTo("starting 5500000000");
      assertThat(start.await(0)).contains(5_500_000_000L);
    }
  }

  /** The answer to it may have been lost with its connection. */
  @Test
  void the_start_may_be_told_again_but_not_another_one() throws Exception {
    try (ControlClient client = greeted()) {
      assertThat(client.ask("start -42")).isEqualTo("starting -42");
    }
    try (ControlClient again = greeted()) {
      assertThat(again.ask("start -42")).isEqualTo("starting -42");
      assertThat(again.ask("start 43"))
          .isEqualTo("refused the start was told before, and is at -42");
      assertThat(again.read()).isNull();
    }
    assertThat(start.await(0)).contains(-42L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stop | refused clock or start NANOS is expected",
        "CLOCK | refused clock or start NANOS is expected",
        "start | refused clock or start NANOS is expected",
        "start soon | refused clock or start NANOS is expected",
        "start 1234567890123456789 | refused clock or start NANOS is expected",
        "start 700000000000 | refused a start 695 s from now: from -60 s to 600 s are allowed",
        "start -70000000000 | refused a start -75 s from now: from -60 s to 600 s are allowed"
      })
  void a_line_that_is_wrong_is_refused(String line, String answer) throws Exception {
    try (ControlClient client = greeted()) {
      assertThat(client.ask(line)).isEqualTo(answer);
      assertThat(client.read()).isNull();
    }
    assertThat(start.await(0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock | refused loadline/1 and the id of the run are expected first",
        "GET / HTTP/1.1 | refused loadline/1 and the id of the run are expected first",
        "loadline/2 0b57 | refused loadline/1 and the id of the run are expected first",
        "loadline/1 0b58 | refused this is a worker of another run"
      })
  void a_client_that_does_not_know_the_run_is_refused(String line, String answer) throws Exception {
    try (ControlClient client = client()) {
      assertThat(client.ask(line)).isEqualTo(answer);
      assertThat(client.read()).isNull();
    }
  }

  @Test
  void a_line_without_an_end_is_refused() throws Exception {
    try (ControlClient client = client()) {
      client.send("x".repeat(50_000).getBytes(StandardCharsets.UTF_8));
      assertThat(client.read()).startsWith("refused ");
      assertThat(client.read()).isNull();
    }
  }

  @Test
  void bytes_of_any_kind_disturb_nobody_else() throws Exception {
    try (ControlClient other = greeted()) {
      for (int seed = 0; seed < 20; seed++) {
        byte[] bytes = new byte[1_000];
        new SplittableRandom(seed).nextBytes(bytes);
        bytes[999] = '\n';
        try (ControlClient client = client()) {
          client.send(bytes);
          assertThat(client.read()).startsWith("refused ");
        }
      }
      assertThat(other.ask("clock")).startsWith("clock ");
    }
  }

  @Test
  void a_client_that_leaves_within_a_line_is_forgotten() throws Exception {
    try (ControlClient client = greeted()) {
      client.send("sta".getBytes(StandardCharsets.UTF_8));
    }
    try (ControlClient client = greeted()) {
      assertThat(client.ask("start 1")).isEqualTo("starting 1");
    }
  }

  @Test
  void connections_that_say_nothing_are_so_many_at_the_most() throws Exception {
    List<ControlClient> silent = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      silent.add(greeted());
    }
    try (ControlClient one = client()) {
      assertThat(one.read()).isEqualTo("refused there are 16 connections already");
    }
    assertThat(silent.get(7).ask("clock")).startsWith("clock ");
    for (ControlClient each : silent) {
      each.close();
    }
  }

  @Test
  void its_end_is_that_of_its_connections() throws Exception {
    try (ControlClient client = greeted()) {
      port.close();
      assertThat(client.read()).isNull();
    }
  }

  @Test
  void a_start_that_nobody_tells_is_none() throws Exception {
    assertThat(new AgreedStart().await(Duration.ofMillis(1).toMillis()))
        .isEqualTo(Optional.empty());
  }
}
