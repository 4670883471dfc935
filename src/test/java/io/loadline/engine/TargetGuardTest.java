package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.PublicTargetException;
import io.loadline.plan.Target;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {
  @Test
  void a_name_is_left_to_whoever_calls_it_from_elsewhere_and_an_address_is_not() {
    assertThatCode(() -> TargetGuard.checkAddress(target("one.one.one.one"), Set.of()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> TargetGuard.checkAddress(target("192.0.2.1"), Set.of()))
        .isInstanceOf(PublicTargetException.class);
    assertThatThrownBy(() -> TargetGuard.checkAddress(target("[2001:db8::1]"), Set.of()))
        .isInstanceOf(PublicTargetException.class);
    assertThatCode(() -> TargetGuard.checkAddress(target("192.0.2.1"), Set.of("192.0.2.1")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "[::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[::ffff:10.0.0.1]"
      })
  void private_addresses_pass(String host) {
    assertThatCode(() -> TargetGuard.check(target(host), Set.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "172.32.0.1",
        "172.15.255.255",
        "100.63.255.255",
        "100.128.0.1",
        "11.0.0.1",
        "[2001:db8::1]",
        "[fe00::1]",
        "[::ffff:192.0.2.1]"
      })
  void public_addresses_do_not_pass(String host) {
    assertThatThrownBy(() -> TargetGuard.check(target(host), Set.of()))
        .isInstanceOf(PublicTargetException.class);
  }

  @Test
  void the_refusal_names_the_value_the_rule_and_the_fix() {
    assertThatThrownBy(() -> TargetGuard.check(target("192.0.2.1"), Set.of("other")))
        .hasMessage(
            "url = \"http://192.0.2.1:8080/v2\": 192.0.2.1 is a public address; load goes to"
                + " private addresses only (loopback, 10/8, 172.16/12, 192.168/16, 100.64/10,"
                + " link-local, fc00::/7). Fix: if the service is yours, set"
                + " loadline.allowed-hosts=192.0.2.1");
  }

  @Test
  void an_address_of_metrics_is_refused_by_its_own_setting() {
    URI url = URI.create("http://192.0.2.1/metrics");
    assertThatThrownBy(() -> TargetGuard.checkMetrics(url, Set.of()))
        .hasMessage(
            "server-metrics.url = \"http://192.0.2.1/metrics\": 192.0.2.1 is a public address;"
                + " metrics are read at private addresses only (loopback, 10/8, 172.16/12,"
                + " 192.168/16, 100.64/10, link-local, fc00::/7). Fix: if the service is yours, set"
                + " loadline.allowed-hosts=192.0.2.1");
    assertThatCode(() -> TargetGuard.checkMetrics(url, Set.of("192.0.2.1")))
        .doesNotThrowAnyException();
  }

  @Test
  void an_allowed_host_passes() {
    assertThatCode(() -> TargetGuard.check(target("192.0.2.1"), Set.of("192.0.2.1")))
        .doesNotThrowAnyException();
    assertThatCode(() -> TargetGuard.check(target("[2001:db8::1]"), Set.of("2001:DB8::1")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_host_that_does_not_resolve_is_not_its_business() {
    assertThatCode(() -> TargetGuard.check(target("no.such.host.invalid"), Set.of()))
        .doesNotThrowAnyException();
  }

  private static Target target(String host) {
    return new Target(URI.create("http://" + host + ":8080/v2"));
  }
}
