package io.loadline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where tests let real time pass, each place with its reason. Tests on other processes, {@code
 * ..IT} and what only they use, are not asked.
 */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = OnlyIncludeTests.class)
class TimeOfTestsTest {
  private static final String POLLS = "polls what tells nobody when it changes";
  private static final String SERVES = "plays a server that takes its time, or never answers";

  /** Top-level classes below io.loadline. */
  private static final Map<String, String> SLEEPERS =
      Map.ofEntries(
          Map.entry("testkit.Reply", SERVES),
          Map.entry("testkit.OneConnectionServer", SERVES),
          Map.entry("testkit.TimedWorker", SERVES),
          Map.entry("CountingServer", SERVES),
          Map.entry("servers.DrawnService", SERVES),
          Map.entry("servers.Disturber", "disturbs for a while, then lets be"),
          Map.entry("transport.OddServersTest", SERVES + "; " + POLLS),
          Map.entry("transport.http2.Http2TokenStreamTest", SERVES),
          Map.entry("transport.http2.Http2ConnectionsTest", SERVES),
          Map.entry("transport.http2.Http2ViolationsTest", SERVES),
          Map.entry("transport.grpc.DescribedGrpcTest", SERVES),
          Map.entry("transport.http2.Http2TransportTest", POLLS),
          Map.entry("transport.http.NettyTransportTest", POLLS),
          Map.entry("kubernetes.access.PodTunnelTest", POLLS),
          Map.entry("disturbance.FrozenStreamsTest", POLLS),
          Map.entry("disturbance.StallingTransport", "stands still, which is what is tested"));

  /** They wait for what another process does. */
  private static final Set<String> OF_OTHER_PROCESSES =
      Set.of(
          "testkit.Nginx",
          "testkit.KubeNamespace",
          "kubernetes.PlainLoad",
          "kubernetes.job.TickMain");

  private static final Set<String> SLEEPS =
      Set.of(
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.locks.LockSupport.parkNanos");

  @ArchTest
  static final ArchRule no_test_sleeps_but_these =
      noClasses()
          .that(describe("are not listed", type -> !isListed(type)))
          .should()
          .accessTargetWhere(describe("sleeps", TimeOfTestsTest::sleeps))
          .because("a test that waits for time is slow and, on a busy machine, wrong");

  @ArchTest
  static final ArchRule none_is_listed_that_does_not_sleep =
      classes()
          .that(describe("are listed", type -> SLEEPERS.containsKey(name(type))))
          .and(describe("are no nested type", type -> !type.isNestedClass()))
          .should(new Sleep(TimeOfTestsTest::sleeps));

  private static boolean isListed(JavaClass type) {
    String name = name(type);
    return name.endsWith("IT") || OF_OTHER_PROCESSES.contains(name) || SLEEPERS.containsKey(name);
  }

  /** Of the top-level class, below io.loadline. */
  private static String name(JavaClass type) {
    return type.getName().replaceFirst("^io\\.loadline\\.", "").replaceFirst("\\$.*", "");
  }

  private static boolean sleeps(JavaAccess<?> access) {
    return SLEEPS.contains(access.getTargetOwner().getName() + "." + access.getName());
  }

  /** In itself or in a type that is nested in it. */
  private static final class Sleep extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaAccess<?>> sleeps;

    Sleep(Predicate<JavaAccess<?>> sleeps) {
      super("sleep");
      this.sleeps = describe("sleeps", sleeps);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean any =
          type.getPackage().getClasses().stream()
              .filter(each -> name(each).equals(name(type)))
              .flatMap(each -> each.getAccessesFromSelf().stream())
              .anyMatch(sleeps);
      String message = type.getName() + (any ? " sleeps" : " is listed and does not sleep");
      events.add(new SimpleConditionEvent(type, any, message));
    }
  }
}
