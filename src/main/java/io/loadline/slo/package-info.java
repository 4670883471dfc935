/** Results and objectives in, verdicts out; pure. */
@NullMarked
package io.loadline.slo;

import org.jspecify.annotations.NullMarked;
