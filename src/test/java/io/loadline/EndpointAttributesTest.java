package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointAttributesTest {
  @Endpoint(name = "bare")
  @Endpoint(
      name = "full",
      url = "http://localhost/x",
      timeout = "3s",
      ready = @Ready(probes = 2),
      tls = @Tls(verify = OptionalBoolean.FALSE),
      serverTiming = @ServerTiming("queue=header:x"),
      serverMetrics = @ServerMetrics(url = "none"),
      slo = @Slo(errors = 3),
      streamSlo = @StreamSlo(goodputLimits = "ttft=5"))
  private static final class Endpointed {}

  private static List<Endpoint> endpoints() {
    return List.of(Endpointed.class.getAnnotationsByType(Endpoint.class));
  }

  @Test
  void an_endpoint_has_every_attribute_of_the_load_test_but_where_all_are_driven() {
    assertThat(Endpoint.class.getDeclaredMethods())
        .extracting(Method::getName)
        .containsAll(
            Arrays.stream(InferenceLoadTest.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> !name.equals("runIn"))
                .toList())
        .doesNotContain("runIn");
  }

  @Test
  void an_endpoint_may_hold_every_annotation_but_the_load_and_what_both_are_compared_by() {
    assertThat(Endpoint.class.getDeclaredMethods())
        .filteredOn(method -> Annotation.class.isAssignableFrom(method.getReturnType()))
        .extracting(method -> method.getReturnType().getSimpleName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Attribute.values())
                .map(Attribute::annotation)
                .filter(
                    name ->
                        !List.of("InferenceLoadTest", "Load", "Baseline", "Compare").contains(name))
                .distinct()
                .toList());
  }

  @Test
  void what_is_not_set_is_not_there() {
    assertThat(AnnotationValues.of(endpoints().get(0))).isEmpty();
    assertThat(AnnotationValues.weight(endpoints().get(0))).isEmpty();
  }

  @Test
  void annotations_in_an_endpoint_are_read_as_its_own() {
    assertThat(AnnotationValues.of(endpoints().get(1)))
        .containsOnlyKeys(
            Attribute.URL,
            Attribute.TIMEOUT,
            Attribute.READY_PROBES,
            Attribute.TLS_VERIFY,
            Attribute.SERVER_TIMING,
            Attribute.METRICS,
            Attribute.ERRORS,
            Attribute.GOODPUT_LIMITS)
        .containsEntry(Attribute.SERVER_TIMING, List.of("queue=header:x"))
        .containsEntry(Attribute.ERRORS, List.of("3"))
        .containsEntry(Attribute.GOODPUT_LIMITS, List.of("ttft=5"));
  }
}
