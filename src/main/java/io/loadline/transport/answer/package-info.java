/**
 * What an answer amounts to: its body kept or looked at as it comes, event streams read event by
 * event, and what is expected of them.
 */
@NullMarked
package io.loadline.transport.answer;

import org.jspecify.annotations.NullMarked;
