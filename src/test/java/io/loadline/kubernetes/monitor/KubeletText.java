package io.loadline.kubernetes.monitor;

import java.time.Instant;

/** What kubelets say of a container that is held back for a tenth of a second each time. */
final class KubeletText {
  private static final String FIGURES =
      """
      # HELP container_cpu_cfs_periods_total Number of elapsed enforcement period intervals.
      # TYPE container_cpu_cfs_periods_total counter
      container_cpu_cfs_periods_total%1$s %2$d %4$d
      # HELP container_cpu_cfs_throttled_periods_total Number of throttled period intervals.
      # TYPE container_cpu_cfs_throttled_periods_total counter
      container_cpu_cfs_throttled_periods_total%1$s %3$d %4$d
      # HELP container_cpu_cfs_throttled_seconds_total Total time duration the container has been throttled.
      # TYPE container_cpu_cfs_throttled_seconds_total counter
      container_cpu_cfs_throttled_seconds_total%1$s %5$s %4$d
      """;

  private KubeletText() {}

  /** As one writes that knows the names: {@code kserve-container} of pod {@code a}. */
  static String named(Instant at, int periods, int throttled) {
    return of(
        "{container=\"kserve-container\",id=\"/kubepods/burstable/pod1f/2a\","
            + "image=\"mlserver:1\",name=\"2a\",namespace=\"ml\",pod=\"a\"}",
        at,
        periods,
        throttled);
  }

  /** As the test cluster's writes, which knows the path of a container's control group alone. */
  static String unnamed(String path, Instant at, int periods, int throttled) {
    return of(
        "{container=\"\",id=\"" + path + "\",image=\"\",name=\"\",namespace=\"\",pod=\"\"}",
        at,
        periods,
        throttled);
  }

  private static String of(String labels, Instant at, int periods, int throttled) {
    return FIGURES.formatted(labels, periods, throttled, at.toEpochMilli(), throttled / 10.0);
  }
}
