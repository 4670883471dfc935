package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gates that JUnit leaves out in silence, and those that it does not. */
@SuppressWarnings({"unused", "ClassCanBeStatic", "JUnitMalformedDeclaration"})
final class UnexecutedGateTestCases {
  private UnexecutedGateTestCases() {}

  /** A user's own kind of load test. */
  @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
  @Slo(errors = 0)
  @Retention(RetentionPolicy.RUNTIME)
  @interface IrisTest {}

  static class Private {
    @InferenceLoadTest
    @Slo(errors = 0)
    private void gate() {}
  }

  static class Static {
    @InferenceLoadTest
    @Slo(errors = 0)
    static void gate() {}
  }

  static class NotVoid {
    @InferenceLoadTest
    @Slo(errors = 0)
    int gate() {
      return 1;
    }
  }

  static class AllAtOnce {
    @IrisTest
    private static String gate(LoadResult result) {
      return result.toString();
    }
  }

  static class Inherits extends Private {}

  interface HasStatic {
    @IrisTest
    static void gate() {}
  }

  interface HasDefault {
    @IrisTest
    default boolean gate() {
      return true;
    }
  }

  interface HasPrivate {
    @IrisTest
    private void gate() {}
  }

  static class OfAnInterface implements HasDefault {}

  static class StaticOfAnInterface implements HasStatic {}

  static class PrivateOfAnInterface implements HasPrivate {}

  abstract static class Contract {
    @IrisTest
    abstract void gate();
  }

  static class ForgetsToRepeat extends Contract {
    @Override
    void gate() {}
  }

  @Quick
  static class Repeats extends Contract {
    @Override
    @IrisTest
    void gate() {}
  }

  static class SloWithoutTest {
    @Slo(errors = 0)
    void forgotten() {}
  }

  static class InnerWithoutNested {
    class Inner extends Runs {}
  }

  static class PrivateNested {
    @Nested
    private final class Inner extends Runs {}
  }

  static class InNested {
    @Nested
    class Inner {
      @IrisTest
      private void gate() {}
    }
  }

  @Tag("slow")
  static class Tagged {
    @Nested
    class Inner {
      @IrisTest
      @Tag("nightly")
      private void gate() {}
    }
  }

  @Quick
  static class BesideAGate {
    @IrisTest
    void runs() {}

    @IrisTest
    private void never() {}
  }

  @Quick
  static class BesideAnOrdinaryTest {
    @Test
    void ordinary() {}

    @IrisTest
    private void never() {}
  }

  static class TwoOfOneName {
    @IrisTest
    private void gate() {}

    @IrisTest
    private void gate(LoadResult result) {}
  }

  abstract static class OnlyABase {
    @IrisTest
    private void gate() {}
  }

  static class DisabledMethod {
    @Disabled("on purpose")
    @IrisTest
    private void gate() {}
  }

  @Disabled("on purpose")
  static class DisabledClass {
    @IrisTest
    private void gate() {}
  }

  static class WithoutAnyGate {
    @Test
    void ordinary() {}

    private static void nothing() {}
  }

  static class SloOnAnOrdinaryTest {
    @Test
    @Slo(errors = 0)
    void ordinary() {}
  }

  static class Runs {
    @IrisTest
    void gate() {}
  }

  /** JUnit's own way to leave an inherited test out. */
  static class OverridesOnPurpose extends Runs {
    @Override
    void gate() {}
  }

  static class SloOnAPrivateTest {
    @Test
    @Slo(errors = 0)
    private void ordinary() {}
  }
}
