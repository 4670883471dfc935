/** Text and JSON, each a function of one finished result. */
@NullMarked
package io.loadline.report;

import org.jspecify.annotations.NullMarked;
