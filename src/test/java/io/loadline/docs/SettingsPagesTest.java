package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.Auth;
import io.loadline.Baseline;
import io.loadline.Compare;
import io.loadline.InferenceLoadTest;
import io.loadline.Load;
import io.loadline.Ready;
import io.loadline.ServerMetrics;
import io.loadline.ServerTiming;
import io.loadline.Slo;
import io.loadline.StreamSlo;
import io.loadline.Tls;
import io.loadline.config.gate.SwitchKeys;
import io.loadline.config.setting.Attribute;
import io.loadline.telemetry.TelemetryNames;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages list every attribute and every key that there is, and name none that there is not. */
class SettingsPagesTest {
  /**
   * No label of an object in a cluster, {@code loadline.io/run}, and no name of a file in a path.
   */
  private static final Pattern KEY =
      Pattern.compile("(?<![\\w./])loadline\\.[a-z0-9][a-z0-9._-]*+(?!/)");

  static List<Path> pages() {
    return Snippet.pages();
  }

  @ParameterizedTest
  @EnumSource(Attribute.class)
  void each_attribute_has_a_row_with_its_key(Attribute attribute) {
    String name = "@" + attribute.annotation() + "(" + attribute.attribute() + ")";
    String row = "\\| `" + Pattern.quote(name) + "` \\|.*\\| `" + attribute.key() + "` \\|";

    assertThat(Snippet.read(Path.of("docs", "attributes.md"))).containsPattern("(?m)^" + row + "$");
  }

  @Test
  void each_attribute_of_an_annotation_has_a_key() {
    Set<String> known =
        Arrays.stream(Attribute.values())
            .map(attribute -> attribute.annotation() + "." + attribute.attribute())
            .collect(Collectors.toSet());

    assertThat(
            Stream.of(
                InferenceLoadTest.class,
                Ready.class,
                Tls.class,
                Auth.class,
                ServerTiming.class,
                ServerMetrics.class,
                Load.class,
                Slo.class,
                StreamSlo.class,
                Compare.class,
                Baseline.class))
        .allSatisfy(
            annotation ->
                assertThat(annotation.getDeclaredMethods())
                    .extracting(Method::getName)
                    .allMatch(name -> known.contains(annotation.getSimpleName() + "." + name)));
  }

  @Test
  void each_switch_has_a_row() {
    String settings = Snippet.read(Path.of("docs", "settings.md"));

    assertThat(SwitchKeys.all())
        .allSatisfy(key -> assertThat(settings).contains("\n| `" + key + "` | "));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_key_that_a_page_names_is_known(Path page) {
    Set<String> known =
        Stream.concat(SwitchKeys.all(), Arrays.stream(Attribute.values()).map(Attribute::key))
            .collect(Collectors.toSet());
    TelemetryNames.all().forEach(known::add);
    // "loadline.version" and the like of pom snippets are no keys of ours.
    List<String> named =
        KEY.matcher(Snippet.read(page)).results().map(MatchResult::group).distinct().toList();

    // The name of an endpoint is the user's.
    assertThat(named)
        .filteredOn(key -> !key.equals("loadline.endpoint."))
        .allSatisfy(key -> assertThat(known).contains(key.replaceFirst("\\.$", "")));
  }
}
