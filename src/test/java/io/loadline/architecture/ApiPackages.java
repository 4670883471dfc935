package io.loadline.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** The packages whose public types users may name. */
final class ApiPackages {
  static final List<String> NAMES =
      List.of(
          PackageTable.OURS,
          PackageTable.OURS + ".assertj",
          PackageTable.OURS + ".plan",
          PackageTable.OURS + ".result",
          PackageTable.OURS + ".slo");

  /** The types that users may name; what is nested in one goes with it. */
  static final DescribedPredicate<JavaClass> PUBLIC_TYPES =
      DescribedPredicate.describe(
          "are public types of the API packages",
          type ->
              contain(type)
                  && type.isTopLevelClass()
                  && type.getModifiers().contains(JavaModifier.PUBLIC));

  private ApiPackages() {}

  static boolean contain(JavaClass type) {
    return NAMES.contains(type.getPackageName());
  }
}
