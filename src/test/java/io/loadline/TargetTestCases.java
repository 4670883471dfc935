package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

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
