package io.loadline;

import io.loadline.config.setting.Attribute;
import java.lang.annotation.Annotation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads what one of our annotations sets. A Java default always means that it is not set. */
final class AnnotationValues {
  private static final Set<Class<?>> OURS =
      Set.of(
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
          Baseline.class);
  private static final long UNSET = -1;

  private AnnotationValues() {}

  /** Empty for an annotation that is not ours. */
  static Map<Attribute, List<String>> of(Annotation annotation) {
    if (annotation instanceof ObjectiveTests of) {
      return of(of.value());
    }
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    Class<? extends Annotation> type = annotation.annotationType();
    if (OURS.contains(type)) {
      for (Attribute attribute : Attribute.values()) {
        if (attribute.annotation().equals(type.getSimpleName())) {
          List<String> texts = texts(read(annotation, attribute));
          if (!texts.isEmpty()) {
            values.put(attribute, texts);
          }
        }
      }
    }
    return values;
  }

  /** Of an endpoint what it says itself, and what the annotations in it say. */
  static Map<Attribute, List<String>> of(Endpoint endpoint) {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      if (attribute.isOfEndpoint()) {
        List<String> texts = texts(read(endpoint, attribute));
        if (!texts.isEmpty()) {
          values.put(attribute, texts);
        }
      }
    }
    Stream.of(
            endpoint.ready(),
            endpoint.tls(),
            endpoint.auth(),
            endpoint.serverTiming(),
            endpoint.serverMetrics(),
            endpoint.slo(),
            endpoint.streamSlo())
        .forEach(in -> values.putAll(of(in)));
    return values;
  }

  /** The weight as written; empty when it is not set. */
  static String weight(Endpoint endpoint) {
    return isUnset(endpoint.weight()) ? "" : Long.toString(endpoint.weight());
  }

  private static Object read(Annotation annotation, Attribute attribute) {
    return ReflectionSupport.findMethod(annotation.annotationType(), attribute.attribute())
        .map(method -> ReflectionSupport.invokeMethod(method, annotation))
        .orElseThrow(() -> new IllegalStateException("no attribute " + attribute));
  }

  private static List<String> texts(Object value) {
    if (value instanceof String[] texts) {
      return List.of(texts);
    }
    if (value instanceof Enum<?> constant) {
      return List.of(SettingText.constant(constant));
    }
    return isUnset(value) ? List.of() : List.of(text(value));
  }

  private static boolean isUnset(Object value) {
    return value.equals("") || value.equals(UNSET) || value.equals(Double.NaN);
  }

  private static String text(Object value) {
    return value instanceof Double number ? SettingText.number(number) : value.toString();
  }
}
