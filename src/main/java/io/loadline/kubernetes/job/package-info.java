/**
 * Runs a worker as a Job of the cluster: sends it its classes and documents, starts it, reads what
 * it says, tells how it ended, and leaves nothing behind but the classes. Knows nothing of plans
 * and results: documents and lines are text.
 */
@NullMarked
package io.loadline.kubernetes.job;

import org.jspecify.annotations.NullMarked;
