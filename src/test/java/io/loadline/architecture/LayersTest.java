package io.loadline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule each_package_imports_only_what_the_table_allows =
      CompositeArchRule.of(PackageTable.rows().stream().map(PackageRow::rule).toList());

  @ArchTest
  static final ArchRule every_package_is_in_the_table =
      classes()
          .should()
          .resideInAnyPackage(
              PackageTable.rows().stream().map(PackageRow::packageName).toArray(String[]::new));

  @ArchTest
  static final ArchRule there_is_no_package_cycle =
      slices().assignedFrom(new OnePackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(new BeInANullMarkedPackage());
}
