package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.Arrivals;
import io.loadline.plan.RunIn;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an annotation says can be said by {@link Loadline}, too. */
class FluentSettingsTest {
  /** An argument of each type that the methods take. */
  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          Duration.class,
          Duration.ofMillis(1),
          Arrivals.class,
          Arrivals.CONSTANT,
          RunIn.class,
          RunIn.CLUSTER,
          String.class,
          "a",
          String[].class,
          new String[] {"a"},
          boolean.class,
          true,
          double.class,
          0.5,
          long.class,
          1L,
          int.class,
          1);

  static Stream<Arguments> settings() {
    return Stream.of(
        of(Auth.class, AuthSettings::new),
        of(Tls.class, TlsSettings::new),
        of(Ready.class, ReadySettings::new),
        of(Load.class, LoadSettings::new),
        of(Slo.class, SloSettings::new),
        of(StreamSlo.class, StreamSloSettings::new),
        of(Baseline.class, BaselineSettings::new));
  }

  private static Arguments of(
      Class<?> annotation, Function<Map<Attribute, List<String>>, Object> settings) {
    return Arguments.of(annotation, settings);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void they_set_each_attribute_of_their_annotation_and_no_other(
      Class<?> annotation, Function<Map<Attribute, List<String>>, Object> settings)
      throws Exception {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    Object fluent = settings.apply(values);
    for (Method method : fluent.getClass().getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        Object[] samples = Arrays.stream(method.getParameterTypes()).map(SAMPLES::get).toArray();
        assertThat(method.invoke(fluent, samples)).isSameAs(fluent);
      }
    }
    assertThat(values.keySet())
        .containsExactlyElementsOf(
            Arrays.stream(Attribute.values()).filter(each -> isOf(annotation, each)).toList());
  }

  /** Where a load is driven stands with the load, in the annotation with the address. */
  private static boolean isOf(Class<?> annotation, Attribute attribute) {
    return attribute == Attribute.RUN_IN
        ? annotation == Load.class
        : attribute.annotation().equals(annotation.getSimpleName());
  }

  @Test
  void what_the_server_tells_of_its_time_is_of_the_run() {
    Loadline run =
        Loadline.target("http://h").serverTiming("queue=header:x-queue", "total=header:x-total");

    assertThat(run.run.values)
        .containsEntry(
            Attribute.SERVER_TIMING, List.of("queue=header:x-queue", "total=header:x-total"));
    assertThat(run.serverTiming().run.values).doesNotContainKey(Attribute.SERVER_TIMING);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_known_servers_tell_is_read_or_not(boolean known) {
    Loadline run = Loadline.target("http://h").serverTimingKnown(known);

    assertThat(run.run.values)
        .containsEntry(Attribute.SERVER_TIMING_KNOWN, List.of(Boolean.toString(known)));
  }

  @Test
  void addresses_of_metrics_are_of_the_run() {
    Loadline run = Loadline.target("http://h").serverMetrics("http://h:8002/metrics");

    assertThat(run.run.values).containsEntry(Attribute.METRICS, List.of("http://h:8002/metrics"));
    assertThat(run.serverMetrics().run.values).doesNotContainKey(Attribute.METRICS);
  }

  @Test
  void promises_of_streams_are_of_the_run() {
    Loadline run = Loadline.target("http://h").streamSlo(slo -> slo.ttftP95(Duration.ofMillis(8)));

    assertThat(run.run.values).containsEntry(Attribute.TTFT_P95, List.of("8"));
  }
}
