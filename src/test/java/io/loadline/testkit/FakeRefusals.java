package io.loadline.testkit;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.HashSet;
import java.util.Set;

/** What a {@link FakeCluster} does not give. */
final class FakeRefusals {
  private final Set<ResourceKind> forbidden = new HashSet<>();
  private final Set<ResourceKind> unread = new HashSet<>();
  private boolean away;

  void forbid(ResourceKind resource) {
    forbidden.add(resource);
  }

  /** Such objects can be listed and not read one by one. */
  void refuseGet(ResourceKind resource) {
    unread.add(resource);
  }

  void away(boolean isAway) {
    away = isAway;
  }

  /** Throws where it is refused. */
  void check(ResourceKind resource, String asked) {
    if (away) {
      throw new ApiException(ApiException.Kind.AWAY, asked, "Connection refused");
    }
    boolean isUnread = asked.startsWith("get") && unread.contains(resource);
    if (isUnread || forbidden.contains(resource)) {
      throw new ApiException(ApiException.Kind.FORBIDDEN, asked, "no");
    }
  }
}
