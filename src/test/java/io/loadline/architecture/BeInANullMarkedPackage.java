package io.loadline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Elsewhere NullAway looks at nothing. */
final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
  BeInANullMarkedPackage() {
    super("be in a package that its package-info marks @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
    String text = type.getName() + (marked ? " is" : " is not") + " in a @NullMarked package";
    events.add(new SimpleConditionEvent(type, marked, text));
  }
}
