package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;

/** Reports what cannot be shared out, since some endpoint would get nothing of it. */
final class ShareRule {
  private final SettingValues values;
  private final LoadShare share;

  ShareRule(SettingValues values, LoadShare share) {
    this.values = values;
    this.share = share;
  }

  void check(Workload whole, PhaseLength extent) {
    if (!whole.isOpen() && whole instanceof Workload.Closed) {
      enough(Attribute.CONCURRENCY, whole.users(), "users");
    }
    if (extent instanceof PhaseLength.Requests requests) {
      enough(Attribute.REQUESTS, requests.count(), "requests");
    }
    if (whole instanceof Workload.Staged staged) {
      staged.stages().forEach(this::check);
    }
  }

  private void check(Stage stage) {
    if (stage instanceof Stage.Users closed) {
      enough(Attribute.STAGES, closed.users(), "users");
    } else if (stage instanceof Stage.Trace trace) {
      enough(Attribute.STAGES, trace.offsets().count(), "recorded arrivals");
    }
  }

  /** Its part of all connections: in a closed loop no more than users, if that holds for all. */
  int connections(int total, Workload whole) {
    enough(Attribute.CONNECTIONS, total, "connections");
    boolean asUsers = !whole.isOpen() && total <= whole.users();
    long most = asUsers ? share.of(whole.users()) : total;
    return (int) Math.min(most, share.of(total));
  }

  private void enough(Attribute attribute, long count, String things) {
    if (count < share.endpoints()) {
      values.refuse(
          attribute,
          "%d %s are not enough for %d endpoints".formatted(count, things, share.endpoints()),
          "let each endpoint have one at least");
    }
  }
}
