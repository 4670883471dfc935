package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Services whose address is known only once they run. */
final class TargetTestCases {
  /** Scheme, host and port of the service that the test has started. */
  static String root = "";

  private TargetTestCases() {}

  @Quick
  abstract static class Gate {
    @InferenceLoadTest(url = ScriptedServer.INFER, payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  static class StringField extends Gate {
    @InferenceTarget static String target = "";

    @BeforeAll
    static void start() {
      target = root;
    }
  }

  static class UriField extends Gate {
    @InferenceTarget static URI target = URI.create("http://unset");

    @BeforeAll
    static void start() {
      target = URI.create(root);
    }
  }

  static class StringMethod extends Gate {
    @InferenceTarget
    static String target() {
      return root;
    }
  }

  static class UriMethod extends Gate {
    @InferenceTarget
    static URI target() {
      return URI.create(root);
    }
  }

  static class ContainerField extends Gate {
    @InferenceTarget static final ModelServerContainer server = new ModelServerContainer();

    @BeforeAll
    static void start() {
      server.startAt(root);
    }
  }

  static class ContainerMethod extends Gate {
    @InferenceTarget
    static ModelServerContainer server() {
      return new ModelServerContainer().startAt(root);
    }
  }

  static class ContainerThatDoesNotRun extends Gate {
    @InferenceTarget static final ModelServerContainer server = new ModelServerContainer();
  }

  static class ContainerWithoutPort extends Gate {
    @InferenceTarget
    static final ModelServerContainer server = new ModelServerContainer().startAt("http://a");
  }

  static class OfTheOuterClass {
    @InferenceTarget
    static String target() {
      return root;
    }

    @Nested
    class Inner extends Gate {}
  }

  static class InstanceField extends Gate {
    @InferenceTarget final String target = root;
  }

  static class PrivateInstanceField extends Gate {
    @InferenceTarget private @Nullable URI target;

    @BeforeEach
    void start() {
      target = URI.create(root);
    }
  }

  /** As Spring does with {@code @LocalServerPort}: the port is injected into the instance. */
  @ExtendWith(PortInjection.class)
  static class InjectedPort extends Gate {
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
        test.port = URI.create(root).getPort();
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance extends Gate {
    private @Nullable String address;

    @BeforeAll
    void start() {
      address = root;
    }

    @InferenceTarget
    private @Nullable String target() {
      return address;
    }
  }

  static class OfTheOuterInstance {
    @InferenceTarget final String target = root;

    @Nested
    class Inner extends Gate {}
  }

  abstract static class OuterBase {
    @Nested
    class Inner extends Gate {}
  }

  static class OfTheClassThatExtendsTheOuterOne extends OuterBase {
    @InferenceTarget
    String target() {
      return root;
    }
  }

  static class NearerThanTheOuterOne {
    @InferenceTarget final String target = "http://127.0.0.1:1";

    @Nested
    class Inner extends Gate {
      @InferenceTarget final String nearer = root;
    }
  }

  interface HasTarget {
    @InferenceTarget
    default String target() {
      return root;
    }
  }

  static class OfAnInterface extends Gate implements HasTarget {}

  static class OfASuperclass extends InstanceField {}

  static class NullOnTheInstance extends Gate {
    @InferenceTarget @Nullable String target;
  }

  static class OfAStaticClassWithoutInstance {
    @InferenceTarget final String target = root;

    static class Own extends Gate {}
  }

  static class NullAfterwards extends Gate {
    @InferenceTarget static @Nullable String target;
  }

  static class Two extends Gate {
    @InferenceTarget static String one = "http://one";

    @InferenceTarget
    static String two() {
      return root;
    }
  }

  static class WrongType extends Gate {
    @InferenceTarget static int port = 8080;
  }

  static class NoUri extends Gate {
    @InferenceTarget static String target = "http://a b";
  }

  static class WithParameter extends Gate {
    @InferenceTarget
    static String target(String host) {
      return host;
    }
  }

  static class WithPath extends Gate {
    @InferenceTarget
    static String target() {
      return root + "/v2";
    }
  }

  @Quick
  static class WholeUrl {
    @InferenceTarget
    static String target() {
      return root;
    }

    @InferenceLoadTest(url = "http://127.0.0.1/v2", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }
}
