package io.loadline.load;

/**
 * The fixed points of a run, on the clock of {@link System#nanoTime}.
 *
 * @param start of the warm-up
 * @param measurement start of the measurement; for a closed loop with a counted warm-up not known
 *     before, then the start
 * @param hardEnd when the run is ended by force
 */
record Timeline(long start, long measurement, long hardEnd) {}
