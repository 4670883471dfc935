package io.loadline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whatever else names a library that may be absent could fail without it. */
@AnalyzeClasses(
    packages = PackageTable.OURS + ".telemetry",
    importOptions = DoNotIncludeTests.class)
class OptionalLibrariesTest {
  @ArchTest
  static final ArchRule only_the_export_over_otlp_knows_open_telemetry =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Otlp(Export|Data)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..");

  @ArchTest
  static final ArchRule only_the_export_to_micrometer_knows_micrometer =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.MicrometerExport(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");
}
