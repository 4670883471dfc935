package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.testkit.FakeCluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A cluster that tells what it was asked, and lets a test be its watch. */
final class CountedCluster {
  private final List<String> asked = new ArrayList<>();
  private final List<Cluster.ChangeListener> watchers = new ArrayList<>();
  private final Cluster cluster;

  CountedCluster(FakeCluster answers) {
    cluster =
        (Cluster)
            Proxy.newProxyInstance(
                CountedCluster.class.getClassLoader(),
                new Class<?>[] {Cluster.class},
                (proxy, method, arguments) -> {
                  if (arguments != null && arguments.length > 0) {
                    asked.add(method.getName() + " " + arguments[0]);
                  }
                  if (method.getName().equals("watch")) {
                    watchers.add((Cluster.ChangeListener) arguments[4]);
                  }
                  try {
                    return method.invoke(answers, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  Cluster cluster() {
    return cluster;
  }

  /** How often something was asked that begins so: {@code list}. */
  long asked(String what) {
    return asked.stream().filter(each -> each.startsWith(what)).count();
  }

  List<Cluster.ChangeListener> watchers() {
    return watchers;
  }
}
