package io.loadline.slo;

import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened to a service while it was measured, in words. */
final class InterferenceWording {
  private static final int SHOWN = 3;

  private InterferenceWording() {}

  /** For the first line. */
  static String headline(List<Interference> all) {
    return happened(all.get(0)) + (all.size() == 1 ? "" : ", and " + (all.size() - 1) + " more");
  }

  /** All that happened and what to do about it; empty when nothing did. */
  static String reason(List<Interference> all) {
    return all.isEmpty() ? "" : happened(all) + ". Fix: " + remedies(all);
  }

  /** What belongs to the test is said all the same. */
  static List<String> notes(InterferenceReview interfered) {
    List<String> notes = new ArrayList<>();
    if (!interfered.allowed().isEmpty()) {
      notes.add("allowScaling permits what happened: " + happened(interfered.allowed()));
    }
    if (interfered.isSpoiled() && interfered.isDead()) {
      notes.add("the service did not stay the same: " + reason(interfered.spoiling()));
    }
    return notes;
  }

  /**
   * What is to be said of a service that its CPU limit held back, beside the reason.
   *
   * @param told whether the reason tells of it already
   */
  static List<String> notes(ThrottlingReview throttling, boolean told) {
    List<Interference> all = throttling.all();
    if (all.isEmpty()) {
      return List.of();
    }
    if (throttling.isPermitted()) {
      return List.of("allowThrottling permits what happened: " + happened(all));
    }
    return told ? List.of() : List.of(happened(all) + "; that only makes a service slower");
  }

  private static String happened(List<Interference> all) {
    String shown =
        all.stream()
            .limit(SHOWN)
            .map(InterferenceWording::happened)
            .collect(Collectors.joining("; "));
    return shown + (all.size() <= SHOWN ? "" : "; and " + (all.size() - SHOWN) + " more");
  }

  /** One that takes a while says itself from when to when. */
  private static String happened(Interference one) {
    return one.kind() == InterferenceKind.THROTTLED ? one.what() : one.what() + at(one.second());
  }

  private static String at(double second) {
    if (Double.isNaN(second)) {
      return "";
    }
    return second < 0
        ? " before the measurement began"
        : String.format(Locale.ROOT, " at %.1f s", second);
  }

  private static String remedies(List<Interference> all) {
    return all.stream()
        .map(each -> remedy(each.kind()))
        .distinct()
        .limit(SHOWN)
        .collect(Collectors.joining("; "));
  }

  private static String remedy(InterferenceKind kind) {
    return switch (kind) {
      case RESTART -> "read the log of the container's last run (kubectl logs --previous)";
      case OOM_KILLED -> "raise the memory limit of the container, or lower the load";
      case EVICTED, NODE_PRESSURE ->
          "give the pod requests that the node can keep, or the node more room";
      case THROTTLED ->
          "raise or remove the CPU limit, or set @Ready(allowThrottling = TRUE) where the limit"
              + " belongs to what is promised";
      case POD_DELETED, POD_ADDED, SCALED ->
          "keep the number of replicas (minReplicas = maxReplicas), or set @Ready(allowScaling ="
              + " TRUE) where scaling is what is tested";
      case NEW_REVISION, TRAFFIC_CHANGED, SPEC_CHANGED ->
          "measure again when nobody rolls out; the gate waits for the end of a roll-out";
      case DELETED, RECREATED -> "find out who deleted it, and measure again";
      case TUNNEL_BROKE ->
          "reach the service without a tunnel: access = INGRESS, or runIn = CLUSTER";
      case NOT_CONFIRMED ->
          "see that the API server can be reached to the end of the run, and measure again";
    };
  }
}
