package io.loadline.result;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What may happen to a service while it is measured.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public enum InterferenceKind {
  RESTART,
  OOM_KILLED,
  EVICTED,
  POD_DELETED,
  POD_ADDED,
  SCALED,
  NEW_REVISION,
  TRAFFIC_CHANGED,
  SPEC_CHANGED,
  DELETED,
  /** Deleted and made again under the same name. */
  RECREATED,
  NODE_PRESSURE,
  /** A CPU limit held a container back. */
  THROTTLED,
  TUNNEL_BROKE,
  /** Afterwards nobody could be asked whether it is still the same service. */
  NOT_CONFIRMED;

  /** As it stands in files: {@code new-revision}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
