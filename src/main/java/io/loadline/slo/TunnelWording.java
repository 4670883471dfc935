package io.loadline.slo;

import java.util.List;
import java.util.Locale;

/** What a port-forward has to do with the verdicts, in words. */
final class TunnelWording {
  private TunnelWording() {}

  /** Why they are not decided and what would; empty when the tunnel has no part in it. */
  static String reason(TunnelReview tunnel, List<ObjectiveVerdict> verdicts) {
    boolean any = verdicts.stream().anyMatch(each -> each.cause() == Cause.TUNNEL);
    return any
        ? "it was reached through a port-forward, which "
            + adds(tunnel)
            + ". Fix: access = INGRESS, or run the test in the cluster"
        : "";
  }

  /** Says so where a FAIL stands in spite of the tunnel. */
  static List<String> notes(TunnelReview tunnel, List<ObjectiveVerdict> verdicts) {
    return tunnel.isOutweighed(verdicts)
        ? List.of("the port-forward " + adds(tunnel) + "; the limit is broken without that, too")
        : List.of();
  }

  private static String adds(TunnelReview tunnel) {
    double millis = tunnel.overheadMillis();
    return millis < 0
        ? "adds to every response time, by how much is not known"
        : String.format(Locale.ROOT, "adds up to %.1f ms (p99) to a response time", millis);
  }
}
