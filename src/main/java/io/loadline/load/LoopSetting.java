package io.loadline.load;

import java.util.function.LongSupplier;

/** What all loops of a run share. */
record LoopSetting(long timeoutNanos, StartLine startLine, StopSignal stop, LongSupplier clock) {}
