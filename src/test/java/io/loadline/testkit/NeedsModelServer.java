package io.loadline.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A class that has a {@link ModelServer} to itself; skipped where there is none. */
@EnabledIf(
    value = "io.loadline.testkit.ModelServer#isPossible",
    disabledReason = ModelServer.WHY_SKIPPED)
@ResourceLock(Resources.GLOBAL)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsModelServer {}
