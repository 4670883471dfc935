package io.loadline.transport.jdk;

import io.loadline.transport.answer.LongBody;
import org.jspecify.annotations.Nullable;

/**
 * What was kept of a body.
 *
 * @param bytes hold it in their first {@code length} bytes
 * @param all saw the whole of a body of which there was more; null for another
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record KeptBytes(byte[] bytes, int length, @Nullable LongBody all) {}
