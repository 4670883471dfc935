package io.loadline.load;

import io.loadline.transport.Pacer;

/** One loop of a run. */
record LoadLoop(Pacer pacer, MeasurementRecorder ledger) {}
