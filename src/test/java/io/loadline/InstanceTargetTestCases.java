package io.loadline;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Services whose address an instance of the test holds. */
@SuppressWarnings("unused")
final class InstanceTargetTestCases {
  private InstanceTargetTestCases() {}

  static class InstanceField extends TargetTestCases.Gate {
    @InferenceTarget final String target = TargetTestCases.root;
  }

  static class PrivateInstanceField extends TargetTestCases.Gate {
    @InferenceTarget private @Nullable URI target;

    @BeforeEach
    void start() {
      target = URI.create(TargetTestCases.root);
    }
  }

  /** As Spring does with {@code @LocalServerPort}: the port is injected into the instance. */
  @ExtendWith(PortInjection.class)
  static class InjectedPort extends TargetTestCases.Gate {
    int port;

    @InferenceTarget
    String target() {
      return "http://127.0.0.1:" + port;
    }
  }

  static final class PortInjection implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
      if (instance instanceof InjectedPort test) {
        test.port = URI.create(TargetTestCases.root).getPort();
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance extends TargetTestCases.Gate {
    private @Nullable String address;

    @BeforeAll
    void start() {
      address = TargetTestCases.root;
    }

    @InferenceTarget
    private @Nullable String target() {
      return address;
    }
  }

  static class OfTheOuterInstance {
    @InferenceTarget final String target = TargetTestCases.root;

    @Nested
    class Inner extends TargetTestCases.Gate {}
  }

  abstract static class OuterBase {
    @Nested
    class Inner extends TargetTestCases.Gate {}
  }

  static class OfTheClassThatExtendsTheOuterOne extends OuterBase {
    @InferenceTarget
    String target() {
      return TargetTestCases.root;
    }
  }

  static class NearerThanTheOuterOne {
    @InferenceTarget final String target = "http://127.0.0.1:1";

    @Nested
    class Inner extends TargetTestCases.Gate {
      @InferenceTarget final String nearer = TargetTestCases.root;
    }
  }

  interface HasTarget {
    @InferenceTarget
    default String target() {
      return TargetTestCases.root;
    }
  }

  static class OfAnInterface extends TargetTestCases.Gate implements HasTarget {}

  static class OfASuperclass extends InstanceField {}

  static class NullOnTheInstance extends TargetTestCases.Gate {
    @InferenceTarget @Nullable String target;
  }

  static class OfAStaticClassWithoutInstance {
    @InferenceTarget final String target = TargetTestCases.root;

    static class Own extends TargetTestCases.Gate {}
  }
}
