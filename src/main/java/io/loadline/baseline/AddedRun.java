package io.loadline.baseline;

/**
 * What became of a run that was to be added to a baseline.
 *
 * @param isAdded whether the file was written
 * @param runs in the file now
 * @param text a sentence for the report: {@code added to baselines/iris.json: run 3 of 5 ..}
 */
public record AddedRun(boolean isAdded, int runs, String text) {}
