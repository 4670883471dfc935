package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the stages of a load, and what follows from all of them together. */
final class StageReader {
  private static final int MOST = 50;
  private static final Duration LONGEST = Duration.ofDays(7);

  private final SettingValues values;
  private final ContentSource source;

  StageReader(SettingValues values, ContentSource source) {
    this.values = values;
    this.source = source;
  }

  /** Empty when none are set, or when one of them is wrong, which is reported. */
  Optional<Workload.Staged> read() {
    refuseBesideExtent(Attribute.REQUESTS);
    refuseBesideExtent(Attribute.DURATION);
    StageSyntax syntax = new StageSyntax(source);
    List<Stage> stages = values.all(Attribute.STAGES, syntax::parse);
    int written = values.find(Attribute.STAGES).map(setting -> setting.values().size()).orElse(0);
    if (stages.isEmpty() || stages.size() < written || !fitTogether(stages)) {
      return Optional.empty();
    }
    return Optional.of(new Workload.Staged(stages));
  }

  private boolean fitTogether(List<Stage> stages) {
    if (stages.stream().map(Stage::isOpen).distinct().count() > 1) {
      values.refuse(
          Attribute.STAGES,
          "open and closed stages (closed, max) do not go together: what an open stage leaves"
              + " behind would hold the users up",
          "write a test for each kind");
      return false;
    }
    if (stages.size() > MOST) {
      values.refuse(
          Attribute.STAGES, "has " + stages.size() + " stages", "keep " + MOST + " at the most");
      return false;
    }
    Duration total = stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    if (total.compareTo(LONGEST) > 0) {
      values.refuse(Attribute.STAGES, "takes more than 168h", "shorten the stages");
      return false;
    }
    return true;
  }

  /** An outer one was dropped by the merger, and one as near is reported there. */
  private void refuseBesideExtent(Attribute extent) {
    Optional<Setting> stages = values.find(Attribute.STAGES);
    values
        .find(extent)
        .filter(setting -> stages.isPresent())
        .filter(setting -> setting.distance() < stages.map(Setting::distance).orElse(0))
        .ifPresent(
            setting ->
                values.refuse(
                    extent,
                    "stages say themselves how long they take: "
                        + stages.map(Setting::assignment).orElse(""),
                    "remove it, or replace the stages"));
  }
}
