package io.loadline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.apiguardian.api.API;

/** What users can call returns only what they may name: no type that is internal. */
final class ShowNothingInternal extends ArchCondition<JavaClass> {
  ShowNothingInternal() {
    super("show no internal type in what users can read or call");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (isInternal(type)) {
      return;
    }
    for (JavaMember member : type.getMembers()) {
      if (member.getModifiers().contains(JavaModifier.PUBLIC)) {
        member.getAllInvolvedRawTypes().stream()
            .filter(each -> each.getName().startsWith(PackageTable.OURS + "."))
            .filter(ShowNothingInternal::isInternal)
            .forEach(
                internal ->
                    events.add(
                        SimpleConditionEvent.violated(
                            member, member.getFullName() + " shows " + internal.getName())));
      }
    }
  }

  /** What is nested in a type goes with it. */
  private static boolean isInternal(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost
        .tryGetAnnotationOfType(API.class)
        .map(api -> api.status() == API.Status.INTERNAL)
        .orElse(true);
  }
}
