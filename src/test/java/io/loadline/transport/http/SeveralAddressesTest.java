package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SeveralAddressesTest {
  static Stream<IoKind> kinds() {
    return Stream.of(IoKind.epoll(), IoKind.nio());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void connections_are_spread_over_them(IoKind kind) {
    try (ScriptedServer one = ScriptedServer.always(Answers.iris());
        ScriptedServer two = ScriptedServer.always(Answers.iris())) {
      Addresses both = at(one.port(), two.port());
      assertThat(drive(kind, new AddressBook(() -> both, Runnable::run, System::nanoTime), 12))
          .isEqualTo(Map.of(Outcome.SUCCESS, 12));
      assertThat(one.connections()).isEqualTo(2);
      assertThat(two.connections()).isEqualTo(2);
      // They take turns, which swap when one answer overtakes another.
      assertThat(one.requests()).isBetween(4L, 8L);
      assertThat(one.requests() + two.requests()).isEqualTo(12);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void one_that_refuses_is_passed_over(IoKind kind) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      Addresses both = at(ClosedPort.find(), server.port());
      assertThat(drive(kind, new AddressBook(() -> both, Runnable::run, System::nanoTime), 8))
          .isEqualTo(Map.of(Outcome.SUCCESS, 8));
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_service_that_moves_is_followed(IoKind kind) {
    Script dying = Script.diesAfter(4);
    try (ScriptedServer old = ScriptedServer.start(dying);
        ScriptedServer fresh = ScriptedServer.always(Answers.iris())) {
      AtomicReference<Addresses> name = new AtomicReference<>(at(old.port()));
      // Each look at the clock is a second later.
      long[] now = {0};
      AddressBook book =
          new AddressBook(
              () -> name.getAndSet(at(fresh.port())),
              Runnable::run,
              () -> now[0] += 1_000_000_000L);
      Map<Outcome, Integer> outcomes = drive(kind, book, 20);
      assertThat(outcomes).containsKey(Outcome.SUCCESS).doesNotContainKey(Outcome.CONNECT_FAILED);
      assertThat(fresh.requests()).isPositive();
    }
  }

  private static Addresses at(int... ports) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    List<InetSocketAddress> all =
        Arrays.stream(ports).mapToObj(port -> new InetSocketAddress(loopback, port)).toList();
    return new Addresses(all, "");
  }

  private static Map<Outcome, Integer> drive(IoKind kind, AddressBook book, int requests) {
    TargetRoute route = new TargetRoute(book, Optional.empty(), List.of());
    EvenPacer pacer = new EvenPacer(requests, Duration.ofMillis(5), Duration.ofSeconds(20));
    try (NettyTransport transport = new NettyTransport(kind, target -> route)) {
      transport.drive(Calls.post(URI.create("http://iris.invalid/")), 4, pacer);
    }
    return pacer.outcomes();
  }
}
