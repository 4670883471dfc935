package io.loadline;

import io.loadline.report.TestName;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Finds out before a load whether JUnit will resolve the parameters of its test.
 *
 * <p>JUnit does so only after the load, and tells no extension which others there are. But it
 * refuses two resolvers of one parameter: so it is told to resolve all, on no instance, while ours
 * claims each of them. Where another one claims the parameter, too, JUnit stops; where ours alone
 * does, nobody will resolve it. No resolver but ours is called. What stands behind the first
 * parameter of others stays unknown, and is seen after the load. (docs/adr/0019)
 */
final class ParameterProbe {
  private static final Namespace NAMESPACE = Namespace.create(ParameterProbe.class);

  private @Nullable Parameter asked;
  private @Nullable Parameter unresolved;

  private ParameterProbe() {}

  /** Fails when a parameter of the test method is resolved by nobody, or a result by two. */
  static void check(ExtensionContext context) {
    if (context.getRequiredTestMethod().getParameterCount() == 0) {
      return;
    }
    ParameterProbe probe = new ParameterProbe();
    context.getStore(NAMESPACE).put(ParameterProbe.class, probe);
    try {
      context.getExecutableInvoker().invoke(context.getRequiredTestMethod(), null);
    } catch (RuntimeException e) {
      probe.judge(e);
    } finally {
      context.getStore(NAMESPACE).remove(ParameterProbe.class);
    }
  }

  /** The probe that is on its way; empty when JUnit asks in earnest. */
  static Optional<ParameterProbe> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(ParameterProbe.class, ParameterProbe.class));
  }

  boolean claims(Parameter parameter) {
    asked = parameter;
    return true;
  }

  /** Nothing for a result of ours, which is there only after the load. */
  @Nullable Object resolve(Parameter parameter) {
    asked = null;
    if (!LoadTestExtension.isResult(parameter)) {
      unresolved = parameter;
      throw new ParameterResolutionException("nobody resolves " + parameter);
    }
    return null;
  }

  private void judge(RuntimeException end) {
    if (asked != null && LoadTestExtension.isResult(asked)) {
      throw end;
    }
    if (unresolved != null) {
      throw new ExtensionConfigurationException(
          "no extension of the test resolves the parameter "
              + unresolved.getType().getSimpleName()
              + " "
              + unresolved.getName()
              + " of "
              + TestName.inSource((java.lang.reflect.Method) unresolved.getDeclaringExecutable())
              + ", so no request was sent. Remove it, or add the extension that resolves it with"
              + " @ExtendWith");
    }
  }
}
