package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.ForwardingApiServer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A connection to a port of a worker's pod, by way of an API server. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Timeout(60)
class PodConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final KubeObject JOB =
      FakeCluster.object(ResourceKind.JOBS, "{\"metadata\": {\"uid\": \"j\"}}");
  private static final Pod POD = new Pod(FakeWorkers.pod(JOB, 2, "p2", "", Statuses.RUNNING));

  private static ByteChannel open(ForwardingApiServer server, Duration longest) {
    return PodConnection.open(server.cluster(), POD, 4_711, longest);
  }

  private static void say(ByteChannel to, String text) throws IOException {
    to.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String hear(ByteChannel from) throws IOException {
    ByteBuffer heard = ByteBuffer.allocate(100);
    int count = from.read(heard);
    return count < 0 ? "(end)" : StandardCharsets.US_ASCII.decode(heard.flip()).toString();
  }

  @Test
  void each_write_goes_by_itself_and_each_answer_comes_at_once() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ForwardingApiServer server =
            ForwardingApiServer.to(
                (message, answer) -> {
                  if (!message.isEmpty()) {
                    heard.add(message);
                    answer.data("re: " + message);
                  }
                });
        ByteChannel channel = open(server, LONG)) {
      say(channel, "clock\n");
      assertThat(hear(channel)).isEqualTo("re: clock\n");
      say(channel, "start 1\n");
      assertThat(hear(channel)).isEqualTo("re: start 1\n");

      assertThat(server.asked())
          .containsExactly(
              "GET /api/v1/namespaces/ns/pods/loadline-iris-1-2-x/portforward?ports=4711"
                  + " HTTP/1.1");
    }
    assertThat(heard).containsExactly("clock\n", "start 1\n");
  }

  @Test
  void what_is_longer_than_the_readers_buffer_comes_in_parts() throws IOException {
    try (ForwardingApiServer server =
            ForwardingApiServer.to((message, answer) -> answer.data("abcdef"));
        ByteChannel channel = open(server, LONG)) {
      ByteBuffer four = ByteBuffer.allocate(4);
      assertThat(channel.read(four)).isEqualTo(4);
      assertThat(hear(channel)).isEqualTo("ef");
    }
  }

  @Test
  void a_missing_right_is_one_sentence() throws IOException {
    try (ForwardingApiServer server = ForwardingApiServer.refusing(403);
        ByteChannel channel = open(server, LONG)) {
      assertThatThrownBy(() -> hear(channel))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(ApiException.class)
          .hasMessage(
              "this account has no right to create pods/portforward in namespace ns: have it given:"
                  + " docs/rbac.yaml of Loadline has the Role that is needed");
      assertThatThrownBy(() -> say(channel, "clock\n"))
          .hasMessageStartingWith("this account has no right");
    }
  }

  @Test
  void an_api_server_that_carries_nothing_is_told() throws IOException {
    try (ForwardingApiServer server = ForwardingApiServer.refusing(500);
        ByteChannel channel = open(server, LONG)) {
      assertThatThrownBy(() -> hear(channel))
          .hasMessage(
              "the connection to port 4711 of pod loadline-iris-1-2-x failed: the API server"
                  + " refused it with status 500");
    }
  }

  @Test
  void a_port_on_which_nobody_listens_is_told() throws IOException {
    try (ForwardingApiServer server =
            ForwardingApiServer.to(
                (message, answer) -> answer.error("dial tcp4 127.0.0.1:4711: refused"));
        ByteChannel channel = open(server, LONG)) {
      assertThatThrownBy(() -> hear(channel))
          .hasMessage(
              "the connection to port 4711 of pod loadline-iris-1-2-x failed: dial tcp4"
                  + " 127.0.0.1:4711: refused");
    }
  }

  @Test
  void a_worker_that_says_nothing_is_not_waited_for_without_end() throws IOException {
    try (ForwardingApiServer server = ForwardingApiServer.to((message, answer) -> {});
        ByteChannel channel = open(server, Duration.ofMillis(50))) {
      say(channel, "clock\n");
      assertThatThrownBy(() -> hear(channel))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("no answer within 50 ms");
    }
  }

  @Test
  void a_connection_that_ends_well_has_an_end() throws IOException {
    try (ForwardingApiServer server =
            ForwardingApiServer.to(
                (message, answer) -> {
                  answer.data("last");
                  answer.end();
                });
        ByteChannel channel = open(server, LONG)) {
      assertThat(hear(channel)).isEqualTo("last");
      assertThat(hear(channel)).isEqualTo("(end)");
    }
  }

  @Test
  void a_connection_that_we_have_closed_is_closed() throws IOException {
    try (ForwardingApiServer server = ForwardingApiServer.to((message, answer) -> {})) {
      ByteChannel channel = open(server, LONG);
      channel.close();

      assertThat(channel.isOpen()).isFalse();
      assertThat(hear(channel)).isEqualTo("(end)");
      assertThatThrownBy(() -> say(channel, "clock\n")).isInstanceOf(ClosedChannelException.class);
    }
  }
}
