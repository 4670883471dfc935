/**
 * Plans and results as JSON documents, by which one process runs what another one planned and
 * judges. Each document says its format and version; docs/worker.md shows them.
 */
@NullMarked
package io.loadline.codec;

import org.jspecify.annotations.NullMarked;
