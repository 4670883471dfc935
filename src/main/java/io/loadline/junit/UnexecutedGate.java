package io.loadline.junit;

import java.lang.reflect.Method;

/**
 * A gate that JUnit leaves out without an error.
 *
 * @param testClass in which it was found; the method may stand in a superclass or an interface
 * @param problem why it never runs, and what to do
 */
record UnexecutedGate(Class<?> testClass, Method method, String problem) {
  /** Name and parameter types, by which methods of one class differ. */
  String signature() {
    StringBuilder signature = new StringBuilder(method.getName()).append('(');
    for (int i = 0; i < method.getParameterCount(); i++) {
      signature.append(i > 0 ? ", " : "").append(method.getParameterTypes()[i].getName());
    }
    return signature.append(')').toString();
  }
}
