package io.loadline.kubernetes.monitor;

import io.loadline.result.InterferenceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param at null when it is only known afterwards
 * @param owner of a pod that came or went: the Deployment whose count of replicas may explain it
 * @param live how many pods that Deployment had after it
 */
record ServiceEvent(
    InterferenceKind kind, @Nullable Instant at, String what, String owner, long live) {
  static ServiceEvent of(InterferenceKind kind, @Nullable Instant at, String what) {
    return new ServiceEvent(kind, at, what, "", 0);
  }
}
