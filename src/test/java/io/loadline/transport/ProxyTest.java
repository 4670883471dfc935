package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.engine.TransportChoice;
import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Identity;
import io.loadline.testkit.RawServer;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured is the service, whatever proxy the JVM's settings name. */
@Timeout(60)
class ProxyTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final Script IRIS = Script.always(Answers.iris());

  private final ProxySelector before = ProxySelector.getDefault();
  private final RawServer proxy = RawServer.start(client -> {});

  @BeforeEach
  void name() {
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            Proxy.Type type =
                uri.getScheme().startsWith("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
            return List.of(
                new Proxy(
                    type, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // the test sees it
          }
        });
  }

  @AfterEach
  void restore() {
    ProxySelector.setDefault(before);
    proxy.close();
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void no_transport_uses_it(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.start(IRIS)) {
      drive(transport, Calls.post(server.url()));
      assertThat(server.requests("measurement")).isEqualTo(4);
    }
    assertThat(proxy.connections()).isZero();
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void no_transport_uses_it_over_tls(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.secure(IRIS, CA.sign("server"))) {
      drive(transport, TlsCalls.with(Calls.post(server.url()), TlsCalls.tls(CA)));
      assertThat(server.requests("measurement")).isEqualTo(4);
    }
    assertThat(proxy.connections()).isZero();
  }

  private static void drive(Supplier<Transport> transport, Call call) {
    EvenPacer pacer = new EvenPacer(4, Duration.ofMillis(5), Duration.ofSeconds(10));
    try (Transport made = transport.get()) {
      made.drive(call, 2, pacer);
    }
    Drive.assertEach(pacer, Outcome.SUCCESS);
  }

  @Test
  void what_is_spoken_over_tls_is_asked_without_it() {
    try (ScriptedServer server = ScriptedServer.secure(IRIS, CA.sign("server"))) {
      Target target = new Target(server.url(), "", TlsCalls.tls(CA));
      assertThat(TransportChoice.prefersHttp2(target, Duration.ofSeconds(10))).isFalse();
      assertThat(server.connections()).isEqualTo(1);
    }
    assertThat(proxy.connections()).isZero();
  }
}
