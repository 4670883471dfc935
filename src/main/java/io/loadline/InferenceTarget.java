package io.loadline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static field or method, of type {@link String} or {@link java.net.URI}, that says where
 * the service is: scheme, host and port. Read after {@code @BeforeAll}, so the service may be
 * started there. One a class; {@link InferenceLoadTest#url} then starts with {@code /} or is empty.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface InferenceTarget {}
