package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcTimeTest {
  @Test
  void all_collectors_that_stop_the_program_are_added_up() {
    assertThat(
            HealthSources.gcNanos(
                List.of(bean("G1 Young Generation", 12), bean("G1 Old Generation", 3))))
        .hasValue(15_000_000);
  }

  @Test
  void what_runs_beside_the_program_is_no_pause() {
    assertThat(HealthSources.gcNanos(List.of(bean("ZGC Cycles", 900), bean("ZGC Pauses", 1))))
        .hasValue(1_000_000);
  }

  @Test
  void a_collector_that_does_not_tell_is_absent() {
    assertThat(HealthSources.gcNanos(List.of(bean("Copy", -1)))).isEmpty();
  }

  private static GarbageCollectorMXBean bean(String name, long millis) {
    return (GarbageCollectorMXBean)
        Proxy.newProxyInstance(
            GcTimeTest.class.getClassLoader(),
            new Class<?>[] {GarbageCollectorMXBean.class},
            (proxy, method, arguments) -> method.getName().equals("getName") ? name : millis);
  }
}
