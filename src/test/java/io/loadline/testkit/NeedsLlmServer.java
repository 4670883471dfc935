package io.loadline.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A class that has {@link LlmServer} to itself; skipped where there is none. */
@EnabledIfEnvironmentVariable(
    named = LlmServer.SHARED,
    matches = ".+",
    disabledReason = LlmServer.WHY_SKIPPED)
@ResourceLock(Resources.GLOBAL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsLlmServer {}
