package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import java.lang.reflect.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gates with parameters of others, which JUnit resolves after the load. */
final class ParameterTestCases {
  private ParameterTestCases() {}

  /** Resolves a number, and counts how often. */
  static final class Numbers implements ParameterResolver {
    static int resolved;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == int.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return ++resolved;
    }
  }

  /** Says that it can, and cannot. */
  static final class Promises implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == String.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      throw new ParameterResolutionException("no text today");
    }
  }

  /** A second one for the result. */
  static final class Rival implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Parameter asked = parameter.getParameter();
      return asked.getType() == LoadResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      throw new IllegalStateException("never called");
    }
  }

  /** Fails between the load and the body. */
  static final class FailsBeforeTheBody implements BeforeTestExecutionCallback {
    @Override
    public void beforeTestExecution(ExtensionContext context) {
      throw new IllegalStateException("no body today");
    }
  }

  @Quick
  static class Nobody {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate(LoadResult result, String text) {}
  }

  @Quick
  static class NobodyOfEndpoints {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate(String text, EndpointResults results) {}
  }

  @Quick
  static class Everybody {
    static int number;

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @ExtendWith(Numbers.class)
    void gate(TestInfo info, LoadResult result, int given) {
      number = given;
    }
  }

  @Quick
  static class OnTheParameter {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate(@ExtendWith(Numbers.class) int given) {}
  }

  @Quick
  static class OnlySaysThatItCan {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    @ExtendWith(Promises.class)
    void gate(String text) {}
  }

  @Quick
  static class SecondOfTwo {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void gate(TestInfo info, String text) {}
  }

  @Quick
  static class SecondOfTwoOfEndpoints {
    @InferenceLoadTest(payload = PAYLOAD)
    @Endpoint(name = "iris", url = "${test.url}")
    @Endpoint(name = "digits", url = "${test.url}")
    @Slo(errors = 0)
    void gate(TestInfo info, String text) {}
  }

  @Quick
  static class SecondOfTwoOfABrokenGate {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 0.000001)
    void gate(TestInfo info, String text) {}
  }

  @Quick
  static class TwoForTheResult {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @ExtendWith(Rival.class)
    void gate(LoadResult result) {}
  }

  @Quick
  static class AnotherExtensionFails {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    @ExtendWith(FailsBeforeTheBody.class)
    void gate() {}
  }

  @Quick
  static class OfAnOrdinaryTest {
    @Test
    void ordinary(String text) {}
  }
}
