/** The page of a gate: what result.json says, as one HTML file that needs nothing else. */
@NullMarked
package io.loadline.page;

import org.jspecify.annotations.NullMarked;
