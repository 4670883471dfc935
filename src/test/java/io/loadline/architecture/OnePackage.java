package io.loadline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** A slice is one package; a pattern would leave the root out. */
final class OnePackage implements SliceAssignment {
  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    return SliceIdentifier.of(type.getPackageName());
  }

  @Override
  public String getDescription() {
    return "packages";
  }
}
