package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.testkit.Answers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Timeout(60)
class FollowedLogTest {
  @AutoClose private final ScriptedApiServer server = new ScriptedApiServer();

  @Test
  void a_log_is_followed_line_by_line_and_half_a_line_is_none() throws Exception {
    server.answerText(200, "a\nb\u00e4\n\nhalf");

    try (Cluster.LogStream log = server.cluster().own().follow("ns", "pod", "worker")) {
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("a");
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("b\u00e4");
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("");
      assertThat(log.next(Duration.ofSeconds(20))).isEmpty();
      assertThat(log.isOver()).isTrue();
      assertThat(log.isCut()).isFalse();
    }
    assertThat(server.asked().path())
        .isEqualTo("/api/v1/namespaces/ns/pods/pod/log?follow=true&container=worker");
  }

  @Test
  void a_log_whose_connection_breaks_is_cut_and_keeps_its_whole_lines() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\n";
    server.answer(Answers.raw(head + "a\nb").thenClose());

    try (Cluster.LogStream log = server.cluster().own().follow("ns", "pod", "worker")) {
      assertThat(log.next(Duration.ofSeconds(20))).hasValue("a");
      assertThat(log.isCut()).isFalse();
      assertThat(log.next(Duration.ofSeconds(20))).isEmpty();
      assertThat(log.isCut()).isTrue();
      assertThat(log.isOver()).isTrue();
    }
  }

  @Test
  void a_log_that_cannot_be_had_says_why() {
    server.answer(400, "{'code': 400, 'message': 'container is waiting to start'}");

    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> server.cluster().own().follow("ns", "pod", "worker").close());

    assertThat(refused).hasMessage("container is waiting to start");
    assertThat(refused.asked()).isEqualTo("get pods/log pod in namespace ns");
  }
}
