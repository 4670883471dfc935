package io.loadline.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reflection knows of the types of plans and results. */
final class RecordTypes {
  /** The member that says which of the records of a sealed interface an object is. */
  static final String TAG = "type";

  private RecordTypes() {}

  static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  /** The argument {@code index} of a generic type. */
  static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  static List<RecordComponent> components(Class<?> type) {
    return List.of(type.getRecordComponents());
  }

  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static @Nullable Object get(RecordComponent component, Record data) {
    try {
      return component.getAccessor().invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /**
   * A record of components in their order.
   *
   * @throws IllegalArgumentException when the record refuses them
   */
  static Object create(Class<?> type, List<@Nullable Object> components) {
    try {
      Class<?>[] types =
          components(type).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(components.toArray());
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw new IllegalArgumentException(cause == null ? e.toString() : cause.getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** The name of a map's key. */
  static String key(Object key) {
    return key instanceof Enum<?> constant ? constant.name() : (String) key;
  }

  /**
   * The constant of an enum.
   *
   * @throws IllegalArgumentException when it has none of this name
   */
  static Object constant(Class<?> type, String name) {
    // UNSET is for annotations alone; what is in a document has been decided.
    List<Object> all =
        Arrays.stream((Object[]) type.getEnumConstants())
            .filter(each -> !((Enum<?>) each).name().equals("UNSET"))
            .toList();
    return all.stream()
        .filter(each -> ((Enum<?>) each).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + all));
  }
}
