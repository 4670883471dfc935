package io.loadline.transport;

import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.testkit.Identity;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Calls over TLS, and who can make them. */
public final class TlsCalls {
  private TlsCalls() {}

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("epoll", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  static TlsTrust tls(Identity authority) {
    return new TlsTrust(List.of(authority.certificate()), List.of(), Optional.empty(), "", true);
  }

  static EvenPacer drive(
      Supplier<Transport> transport, ScriptedServer server, TlsTrust tls, int requests) {
    return Drive.drive(transport.get(), with(Calls.post(server.url()), tls), requests);
  }

  static Call with(Call call, TlsTrust tls) {
    return Calls.to(call, new Target(call.target().url(), "", tls));
  }
}
