package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what two endpoints are compared by, and reports where they cannot be. */
final class CompareReader {
  private static final String NAMES = "write the name of one of the two: ";

  private final SettingValues values;
  private final LoadShare share;

  CompareReader(SettingValues values, LoadShare share) {
    this.values = values;
    this.share = share;
  }

  /** Whether anything says so. */
  static boolean isAsked(SettingValues values) {
    return first(values).isPresent();
  }

  private static Optional<Attribute> first(SettingValues values) {
    return Stream.of(Attribute.values())
        .filter(each -> each.annotation().equals("Compare"))
        .filter(values::isSet)
        .findFirst();
  }

  /**
   * How this endpoint takes turns with the other one; empty where none is compared, or something is
   * wrong with that, which is reported.
   *
   * @param load of both
   * @param seed of the test
   */
  Optional<SlicePlan> read(Workload load, PhaseLength extent, long seed) {
    Optional<Attribute> first = first(values);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Optional<Side> side = side(first.get());
    Duration slice = time(Attribute.COMPARE_SLICE, SettingDefaults.SLICE);
    Duration settle = time(Attribute.COMPARE_SETTLE, SettingDefaults.SETTLE);
    double by = CompareMargins.by(values);
    List<SlicePlan.Figure> figures = CompareMargins.read(values, by);
    if (settle.compareTo(slice) >= 0) {
      values.refuse(
          values.isSet(Attribute.COMPARE_SETTLE)
              ? Attribute.COMPARE_SETTLE
              : Attribute.COMPARE_SLICE,
          "settling takes the whole slice of " + slice.toSeconds() + " s",
          "let settle be less than slice");
      return Optional.empty();
    }
    SlicedLoadRule rule = new SlicedLoadRule(values, first.get(), slice, settle);
    boolean fits = rule.check(load, extent, share) && rule.checkGroups(load, extent, figures);
    return side.filter(it -> fits && !figures.isEmpty())
        .map(it -> new SlicePlan(slice, settle, seed, it, figures, by));
  }

  /** Which of the two this endpoint is. */
  private Optional<Side> side(Attribute first) {
    if (share.names().size() != 2) {
      String has = share.names().isEmpty() ? "none" : String.valueOf(share.names().size());
      values.refuse(
          first,
          "two endpoints are compared, and the test has " + has,
          "name the two by @Endpoint(name = \"stable\", ..) and @Endpoint(name = \"canary\", ..)");
      return Optional.empty();
    }
    Optional<String> baseline = name(Attribute.COMPARE_BASELINE);
    Optional<String> candidate = name(Attribute.COMPARE_CANDIDATE);
    if (baseline.isPresent() && baseline.equals(candidate)) {
      values.refuse(Attribute.COMPARE_CANDIDATE, "is the baseline as well", NAMES + names());
      return Optional.empty();
    }
    return baseline
        .filter(it -> candidate.isPresent())
        .map(it -> it.equals(share.names().get(share.index())) ? Side.BASELINE : Side.CANDIDATE);
  }

  private Optional<String> name(Attribute attribute) {
    if (!values.isSet(attribute)) {
      values.missing(attribute.label(), "names no endpoint", NAMES + names());
    }
    return values.one(
        attribute,
        text -> {
          if (share.names().contains(text.strip())) {
            return text.strip();
          }
          throw new SyntaxException("is no endpoint of this test", NAMES + names());
        });
  }

  private String names() {
    return String.join(" or ", share.names());
  }

  private Duration time(Attribute attribute, Duration unset) {
    return values
        .one(
            attribute,
            text -> {
              Duration time = SettingSyntax.duration(text);
              if (time.toMillis() % 1_000 != 0) {
                throw new SyntaxException(
                    "is no whole number of seconds, by which is measured", "write 1s, 2s or so");
              }
              return time;
            })
        .orElse(unset);
  }
}
