package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.AccessMode;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Protocol;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Java default means that nothing is set, and no array stands for a value that is not there. */
class UnsetAttributesTest {
  @InferenceLoadTest
  @Ready
  @Tls
  @Auth
  @ServerTiming
  @ServerMetrics
  @Load
  @Slo
  @StreamSlo
  @Compare
  @Baseline
  @interface Bare {}

  @InferenceLoadTest(protocol = Protocol.AUTO, access = AccessMode.AUTO)
  @Ready(allowScaling = OptionalBoolean.FALSE, allowThrottling = OptionalBoolean.TRUE)
  @Tls(verify = OptionalBoolean.TRUE)
  @ServerTiming(known = OptionalBoolean.TRUE)
  @Load(arrivals = Arrivals.POISSON, seed = "0")
  @interface Full {}

  static Stream<Annotation> bare() {
    return Arrays.stream(Bare.class.getDeclaredAnnotations());
  }

  @ParameterizedTest
  @MethodSource("bare")
  void an_annotation_without_attributes_sets_nothing(Annotation annotation) {
    assertThat(AnnotationValues.of(annotation)).isEmpty();
  }

  @Test
  void a_default_that_is_written_is_set() {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    for (Annotation annotation : Full.class.getDeclaredAnnotations()) {
      values.putAll(AnnotationValues.of(annotation));
    }
    assertThat(values)
        .containsOnly(
            Map.entry(Attribute.PROTOCOL, List.of("AUTO")),
            Map.entry(Attribute.ACCESS, List.of("AUTO")),
            Map.entry(Attribute.READY_ALLOW_SCALING, List.of("FALSE")),
            Map.entry(Attribute.READY_ALLOW_THROTTLING, List.of("TRUE")),
            Map.entry(Attribute.TLS_VERIFY, List.of("TRUE")),
            Map.entry(Attribute.SERVER_TIMING_KNOWN, List.of("TRUE")),
            Map.entry(Attribute.ARRIVALS, List.of("POISSON")),
            Map.entry(Attribute.SEED, List.of("0")));
  }

  @ParameterizedTest
  @MethodSource("bare")
  void only_what_may_have_several_elements_is_an_array(Annotation annotation) {
    List<String> lists =
        Arrays.stream(Attribute.values())
            .filter(Attribute::isList)
            .filter(each -> each.label().startsWith(label(annotation)))
            .map(Attribute::attribute)
            .toList();
    assertThat(annotation.annotationType().getDeclaredMethods())
        .filteredOn(method -> method.getReturnType().isArray())
        .extracting(Method::getName)
        .containsExactlyInAnyOrderElementsOf(lists);
  }

  private static String label(Annotation annotation) {
    return "@" + annotation.annotationType().getSimpleName() + "(";
  }

  @Test
  void unset_takes_back_what_a_program_has_set() {
    Loadline run =
        Loadline.target("http://h")
            .protocol(Protocol.HTTP_2)
            .access(AccessMode.DIRECT)
            .load(load -> load.arrivals(Arrivals.CONSTANT));
    assertThat(run.run.values)
        .containsKeys(Attribute.PROTOCOL, Attribute.ACCESS, Attribute.ARRIVALS);

    run.protocol(Protocol.UNSET)
        .access(AccessMode.UNSET)
        .load(load -> load.arrivals(Arrivals.UNSET));
    assertThat(run.run.values).containsOnlyKeys(Attribute.URL);
  }
}
