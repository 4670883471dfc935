/**
 * The engine in a process of its own: a plan goes in, framed lines with the progress and the result
 * come out. docs/worker.md has the arguments, the frames and the exit codes.
 */
@NullMarked
package io.loadline.engine;

import org.jspecify.annotations.NullMarked;
