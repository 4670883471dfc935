/** Asks servers for their own counters, before a load, while it lasts and after it. */
@NullMarked
package io.loadline.scrape;

import org.jspecify.annotations.NullMarked;
