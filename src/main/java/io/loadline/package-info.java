/**
 * Gates inference services on their service-level objectives, in JUnit Jupiter.
 *
 * <p>Start at {@link io.loadline.InferenceLoadTest} for tests and at {@link io.loadline.Loadline}
 * for everything else.
 */
@NullMarked
package io.loadline;

import org.jspecify.annotations.NullMarked;
