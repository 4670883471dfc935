package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RunIn;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads by how many workers a load is driven, and reports what cannot be shared out to them, since
 * some worker would get nothing of it.
 */
final class WorkersRule {
  private static final SettingSyntax<Integer> SYNTAX = SettingSyntax.between(1, 1_000);

  private final SettingValues values;

  WorkersRule(SettingValues values) {
    this.values = values;
  }

  /**
   * How many there are.
   *
   * @param load whole, or the share of an endpoint
   */
  int read(RunIn from, LoadReader load) {
    int workers = values.one(Attribute.WORKERS, SYNTAX).orElse(SettingDefaults.WORKERS);
    if (workers > 1) {
      if (from != RunIn.CLUSTER) {
        values.refuse(
            Attribute.WORKERS,
            "are pods of a cluster, and the load is driven by this JVM",
            "set runIn = CLUSTER, or remove workers");
      }
      check(workers, load);
    }
    return workers;
  }

  /**
   * As many as are set, or as suit the load; where none are set one a worker at least.
   *
   * @param suitable without regard to the workers
   */
  int connections(int suitable) {
    int workers = quiet();
    if (!values.isSet(Attribute.CONNECTIONS)) {
      return Math.max(suitable, workers);
    }
    enough(workers, suitable, "connections", "connections");
    return suitable;
  }

  /** As set, else 1; a wrong one is reported by {@link #read} alone. */
  private int quiet() {
    Map<Attribute, Setting> only = new EnumMap<>(Attribute.class);
    values.find(Attribute.WORKERS).ifPresent(setting -> only.put(Attribute.WORKERS, setting));
    return new SettingValues(only, new ConfigProblems())
        .one(Attribute.WORKERS, SYNTAX)
        .orElse(SettingDefaults.WORKERS);
  }

  private void check(int workers, LoadReader load) {
    Workload workload = load.workload();
    if (workload instanceof Workload.Closed closed) {
      enough(workers, closed.users(), "users", "concurrency");
    } else if (workload instanceof Workload.Staged staged) {
      staged.stages().forEach(stage -> check(workers, stage));
    }
    if (load.extent() instanceof PhaseLength.Requests requests) {
      enough(workers, requests.count(), "requests", "requests");
    }
  }

  private void check(int workers, Stage stage) {
    if (stage instanceof Stage.Users closed) {
      enough(workers, closed.users(), "users of a stage", "its users");
    }
  }

  private void enough(int workers, long count, String things, String attribute) {
    if (count < workers) {
      values.refuse(
          Attribute.WORKERS,
          "are more than the " + count + " " + things + ", and each worker needs one at least",
          "set workers = %d at the most, or %s = %d at least".formatted(count, attribute, workers));
    }
  }
}
