package io.loadline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The engine runs where there is no JUnit, no Kubernetes client and nothing that reads settings.
 */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class EngineFenceTest {
  private static final String[] ENGINE =
      PackageTable.ENGINE.stream()
          .map(name -> PackageTable.OURS + "." + name)
          .toArray(String[]::new);

  private static final String[] LIBRARIES = {
    "com.fasterxml.jackson.core..", "org.HdrHistogram..", "io.netty..", "org.jspecify.annotations"
  };

  /** Read by nobody at run time, where it may be missing. */
  private static final String[] ANNOTATIONS = {"org.apiguardian.api"};

  private static final String[] JDK = {
    "java..", "javax.net.ssl..", "javax.security.auth.x500", "com.sun.management"
  };

  @ArchTest
  static final ArchRule the_engine_needs_itself_and_four_libraries =
      classes()
          .that()
          .resideInAnyPackage(ENGINE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ENGINE)
                  .or(resideInAnyPackage(LIBRARIES))
                  .or(resideInAnyPackage(ANNOTATIONS))
                  .or(resideInAnyPackage(JDK)))
          .because("the engine is packed into a jar of its own, with these libraries alone");

  @ArchTest
  static void each_package_of_the_engine_is_there(JavaClasses all) {
    assertThat(PackageTable.ENGINE)
        .allMatch(name -> all.containPackage(PackageTable.OURS + "." + name));
  }
}
