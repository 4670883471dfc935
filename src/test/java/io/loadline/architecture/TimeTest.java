package io.loadline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance are constructor arguments. */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class TimeTest {
  private static final Set<String> CLOCKS =
      Set.of("java.lang.System.nanoTime", "java.lang.System.currentTimeMillis");

  @ArchTest
  static final ArchRule a_clock_is_read_only_where_it_is_wired_and_in_a_transport =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              PackageTable.ROOT.packageName(),
              PackageTable.GATE.packageName(),
              "io.loadline.transport.http",
              "io.loadline.transport.http2",
              "io.loadline.transport.jdk")
          .and()
          // Stamps what comes of a stream for all transports.
          .doNotHaveFullyQualifiedName("io.loadline.transport.answer.KeptBody")
          .and()
          // Its factory wires the real clock, so that a wait over HTTP needs none from outside.
          .doNotHaveFullyQualifiedName("io.loadline.probe.ReadyWait")
          .and()
          // Wires the clocks of a worker, where there is nothing else.
          .doNotHaveFullyQualifiedName("io.loadline.engine.WorkerMain")
          .and()
          // Wires the clocks of all that has to do with a cluster.
          .doNotHaveFullyQualifiedName("io.loadline.kubernetes.ClusterGate")
          .should()
          .accessTargetWhere(describe("reads a clock", TimeTest::readsAClock));

  @ArchTest
  static final ArchRule chance_comes_from_the_seed =
      noClasses()
          .that()
          // Draws the seed of a run that was given none; the report says which.
          .doNotHaveFullyQualifiedName("io.loadline.gate.GateConfigFactory")
          .and()
          // Wires the names of what is made in a cluster, on which no figure depends.
          .doNotHaveFullyQualifiedName("io.loadline.gate.ClusterParts")
          .should()
          .accessTargetWhere(describe("draws without a seed", TimeTest::drawsWithoutSeed));

  @ArchTest
  static final ArchRule nothing_sleeps_but_the_wait_for_another_process =
      noClasses()
          .that()
          // A file lock does not say when it is free, and nothing is measured yet.
          .doNotHaveFullyQualifiedName("io.loadline.gate.MachineLock")
          .and()
          // Whoever reads what a worker says looks at the services before they are loaded.
          .doNotHaveFullyQualifiedName("io.loadline.engine.WorkerStart")
          .should()
          .accessTargetWhere(target("sleeps", "java.lang.Thread.sleep"));

  private static DescribedPredicate<JavaAccess<?>> target(String description, String name) {
    return describe(description, access -> name(access).equals(name));
  }

  private static boolean readsAClock(JavaAccess<?> access) {
    boolean now = access.getName().equals("now") && name(access).startsWith("java.time.");
    boolean system = access.getName().startsWith("system") && isOf(access, Clock.class);
    return now || system || CLOCKS.contains(name(access));
  }

  private static boolean drawsWithoutSeed(JavaAccess<?> access) {
    boolean seedless =
        access.getTarget() instanceof CodeUnitCallTarget call
            && call.getName().equals("<init>")
            && call.getRawParameterTypes().isEmpty()
            && (isOf(access, Random.class) || isOf(access, SplittableRandom.class));
    return seedless
        || isOf(access, ThreadLocalRandom.class)
        || name(access).equals("java.lang.Math.random")
        || name(access).equals("java.util.UUID.randomUUID");
  }

  private static boolean isOf(JavaAccess<?> access, Class<?> owner) {
    return access.getTargetOwner().isEquivalentTo(owner);
  }

  private static String name(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }
}
