package io.loadline.junit;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Where a container of Testcontainers listens. Asked by name, so that nobody needs that library who
 * does not use it.
 */
final class ContainerAddress {
  private static final String STATE = "org.testcontainers.containers.ContainerState";

  private final Class<?> state;
  private final Object container;

  private ContainerAddress(Class<?> state, Object container) {
    this.state = state;
    this.container = container;
  }

  /** Empty for an object that is no container. */
  static Optional<ContainerAddress> of(Object object) {
    Deque<Class<?>> open = new ArrayDeque<>();
    open.add(object.getClass());
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      if (type.getName().equals(STATE)) {
        return Optional.of(new ContainerAddress(type, object));
      }
      open.addAll(Arrays.asList(type.getInterfaces()));
      Optional.ofNullable(type.getSuperclass()).ifPresent(open::add);
    }
    return Optional.empty();
  }

  /**
   * The host and the first port that it exposes.
   *
   * @param refuse makes an exception of what is wrong
   */
  <E extends RuntimeException> URI url(Function<String, E> refuse) {
    if (!ask("isRunning").equals(true)) {
      throw refuse.apply(
          "is a container that does not run after @BeforeAll; start it there, or let"
              + " @Testcontainers and @Container do so");
    }
    try {
      return URI.create("http://" + ask("getHost") + ":" + ask("getFirstMappedPort"));
    } catch (IllegalStateException e) {
      throw refuse.apply(
          "is a container without a port: " + e.getMessage() + "; call withExposedPorts(8080)");
    }
  }

  private Object ask(String method) {
    return ReflectionSupport.findMethod(state, method)
        .map(found -> ReflectionSupport.invokeMethod(found, container))
        .orElseThrow(() -> new IllegalStateException(STATE + " has no " + method + "()"));
  }
}
