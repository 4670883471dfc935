package io.loadline.config.gate;

import io.loadline.config.setting.SettingSource;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Says what of a gate is the endpoint's own. */
final class EndpointTexts {
  private static final int SHOWN = 20;

  private final SettingSource.OfEndpoint endpoint;
  private final LoadShare share;
  private final SettingSources common;

  EndpointTexts(SettingSource.OfEndpoint endpoint, LoadShare share, GateConfig.Sources outside) {
    this.endpoint = endpoint;
    this.share = share;
    this.common = new SettingSources(outside);
  }

  Gate.Endpoint of(Gate.Endpoint gate) {
    List<AppliedOverride> overrides =
        new ArrayList<>(gate.overrides().stream().map(this::named).toList());
    weight().ifPresent(overrides::add);
    List<EffectiveSetting> lines = new ArrayList<>();
    lines.add(new EffectiveSetting("endpoint", endpoint.name(), endpoint.origin()));
    lines.add(new EffectiveSetting("@Endpoint(weight)", share + " of the load", weightOrigin()));
    Optional<SlicePlan> turns = SlicePlan.of(gate.plan());
    String by = turns.isEmpty() ? "@Load by weight" : "@Load in turns";
    lines.add(new EffectiveSetting("its share", shown(gate.plan()), by));
    turns.ifPresent(
        slices -> lines.add(new EffectiveSetting("its turns", shown(slices, gate.plan()), by)));
    lines.addAll(gate.effective());
    return gate.with(lines, overrides);
  }

  /** By the key that set it. */
  private AppliedOverride named(AppliedOverride override) {
    return EndpointKeys.own(endpoint.name(), override.key())
        .filter(own -> common.find(own).isPresent())
        .map(own -> override.withKey(own))
        .orElse(override);
  }

  private Optional<SettingSources.Found> weightFromOutside() {
    return common.find(weightKey());
  }

  private String weightKey() {
    return EndpointKeys.PREFIX + endpoint.name() + "." + EndpointKeys.WEIGHT;
  }

  private Optional<AppliedOverride> weight() {
    String code = endpoint.weight().isEmpty() ? "1" : endpoint.weight();
    return weightFromOutside()
        .filter(found -> !found.value().trim().equals(code))
        .map(
            found ->
                new AppliedOverride(
                    weightKey(),
                    code,
                    found.value().trim(),
                    found.source(),
                    false,
                    Optional.empty()));
  }

  private String weightOrigin() {
    return weightFromOutside()
        .map(SettingSources.Found::origin)
        .orElse(endpoint.weight().isEmpty() ? "default" : endpoint.origin());
  }

  /** With the order, since a reader may look for something in the logs of a service. */
  private static String shown(SlicePlan slices, LoadPlan plan) {
    long pairs = slices.pairs(Duration.ofNanos(plan.plannedNanos()));
    String first =
        LongStream.range(0, pairs)
            .filter(slices::isFirst)
            .mapToObj(pair -> Long.toString(pair + 1))
            .limit(SHOWN)
            .collect(Collectors.joining(" "));
    return "%s, %d slices of %d s, %d s of each compared; first in the pairs %s%s"
        .formatted(
            slices.side().name().toLowerCase(Locale.ROOT),
            pairs,
            slices.length().toSeconds(),
            slices.comparedSeconds(),
            first,
            pairs > SHOWN ? " .." : "");
  }

  private static String shown(LoadPlan plan) {
    Workload workload = plan.workload();
    String often =
        workload.isOpen()
            ? "up to " + PlainNumber.text(workload.peakRate()) + "/s"
            : workload.users() + " users";
    return often
        + (plan.plannedRequests() < 0 ? "" : ", about " + plan.plannedRequests() + " requests");
  }
}
