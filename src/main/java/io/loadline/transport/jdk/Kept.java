package io.loadline.transport.jdk;

/**
 * What was kept of a body.
 *
 * @param bytes hold it in their first {@code length} bytes
 * @param cut whether there was more
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Kept(byte[] bytes, int length, boolean cut) {}
