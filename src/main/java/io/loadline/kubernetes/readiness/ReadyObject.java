package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.KubeObject;
import java.time.Duration;
import java.util.List;

/**
 * A wait that ended well.
 *
 * @param object as it was last seen
 * @param scaledToZero whether no pod runs until the first request wakes one
 * @param unconfirmed why it cannot be known that this generation answers; empty when it can
 * @param notes what could not be seen, one sentence each
 */
public record ReadyObject(
    KubeObject object,
    Duration waited,
    boolean scaledToZero,
    String unconfirmed,
    List<String> notes) {
  public ReadyObject {
    notes = List.copyOf(notes);
  }
}
