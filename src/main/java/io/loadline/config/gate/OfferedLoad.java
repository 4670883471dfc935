package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan of more requests in place of one of too few.
 *
 * @param workload of an endpoint
 * @param extent of its measurement
 */
record OfferedLoad(SettingValues values, Workload workload, PhaseLength extent) {
  /** {@code 314 requests or more, 6.3 s at 50/s: @Load(requests = 314, rate = 50)}. */
  String of(long requests) {
    String count = requests + " requests or more";
    if (workload instanceof Workload.Open open) {
      double seconds = requests / open.rate().perSecond();
      String rate = PlainNumber.text(open.rate().perSecond());
      count += ", " + PlainNumber.rounded(seconds) + " s at " + rate + "/s";
    }
    return isWhole() ? count + ": " + line(requests) : count;
  }

  /** Not that of one endpoint of several, or of stages, of which there is more than one number. */
  private boolean isWhole() {
    if (extent instanceof PhaseLength.Requests counted) {
      return isSet(Attribute.REQUESTS, (double) counted.count(), SettingDefaults.REQUESTS);
    }
    return workload instanceof Workload.Open open
        && isSet(Attribute.RATE, open.rate().perSecond(), SettingDefaults.RATE);
  }

  private boolean isSet(Attribute attribute, double value, double unset) {
    return values
        .find(attribute)
        .map(setting -> setting.values().contains(PlainNumber.text(value)))
        .orElse(value == unset);
  }

  private String line(long requests) {
    Setting more =
        extent instanceof PhaseLength.Requests
            ? set(Attribute.REQUESTS, Long.toString(requests))
            : set(Attribute.DURATION, (long) Math.ceil(requests / workload.peakRate()) + "s");
    return Arrays.stream(Attribute.values())
        .filter(each -> each.annotation().equals("Load"))
        .flatMap(each -> each == more.attribute() ? Stream.of(more) : values.find(each).stream())
        .map(Setting::assignment)
        .collect(Collectors.joining(", ", "@Load(", ")"));
  }

  private static Setting set(Attribute attribute, String value) {
    return new Setting(attribute, List.of(value), 0, "", "", false);
  }
}
