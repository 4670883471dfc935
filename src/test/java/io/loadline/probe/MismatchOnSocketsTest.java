package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Schemes that a port does not speak, over real sockets, by a clock on which pauses are free. */
@Timeout(60)
class MismatchOnSocketsTest {
  private static final Script IRIS = Script.always(Answers.iris());

  private final AtomicLong clock = new AtomicLong(7);
  private final ReadinessLoop.ReadinessClock timing =
      new ReadinessLoop.ReadinessClock(clock::get, clock::addAndGet, tick -> () -> {});

  @Test
  void https_on_a_plain_port() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(IRIS)) {
      assertThat(failure(Calls.to(at("https", server.port()) + ScriptedServer.INFER)))
          .contains("  usually  localhost:" + server.port() + " does not speak TLS\n")
          .endsWith("  do       write http:// in url, or correct its port");
    }
  }

  @Test
  void http_on_a_port_of_tls() throws Exception {
    Identity identity = Identity.authority("Test CA").sign("server", "localhost");
    try (ScriptedServer server = ScriptedServer.secure(IRIS, identity)) {
      assertThat(failure(Calls.to(at("http", server.port()) + ScriptedServer.INFER)))
          .contains("  usually  localhost:" + server.port() + " speaks TLS, url says it does not\n")
          .endsWith("  do       write https:// in url, or correct its port");
    }
  }

  @Test
  void http_on_a_port_of_grpc() throws Exception {
    try (Http2Server server = grpcServer()) {
      assertThat(failure(Calls.to(at("http", server.port()) + ScriptedServer.INFER)))
          .contains("  usually  localhost:" + server.port() + " speaks HTTP/2 only, ")
          .contains("write grpc:// in url");
    }
  }

  @Test
  void grpc_on_a_port_of_http_1() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(IRIS)) {
      assertThat(failure(Calls.to(at("grpc", server.port()) + "/iris")))
          .contains(
              "  usually  localhost:"
                  + server.port()
                  + " does not speak HTTP/2, which gRPC needs\n")
          .contains("(gRPC: Triton 8001, kserve and MLServer 8081)");
    }
  }

  @Test
  void http_2_where_there_is_none() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(IRIS)) {
      Call call = Calls.to(at("http", server.port()) + ScriptedServer.INFER);

      assertThat(failure(call.over(Protocol.HTTP_2)))
          .contains("  usually  localhost:" + server.port() + " does not speak HTTP/2\n")
          .endsWith("  do       remove protocol = HTTP_2, or correct the port of url");
    }
  }

  private static Http2Server grpcServer() {
    return Http2Server.start(
        peer -> {
          peer.settings();
          peer.readPreface();
          GrpcAnswers.ok(peer, peer.request(), GrpcAnswers.answer());
        });
  }

  private static String at(String scheme, int port) {
    return scheme + "://localhost:" + port;
  }

  private String failure(Call call) {
    ReadyWait wait =
        call.isHttp2()
            ? ReadyWait.overHttp2(timing, new FailedWaitHistory(), HeaderSource.NONE)
            : ReadyWait.overHttp(timing, new FailedWaitHistory(), HeaderSource.NONE);
    String text =
        String.valueOf(
            catchThrowableOfType(
                    NotReadyException.class,
                    () -> wait.await(call, Calls.THREE_MINUTES, line -> {}))
                .getMessage());
    assertThat(text).startsWith("not ready: ");
    assertThat(clock.get() / 1e9).isBetween(10.0, 12.0);
    return text;
  }
}
