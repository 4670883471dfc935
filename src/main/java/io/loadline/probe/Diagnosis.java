package io.loadline.probe;

/**
 * What an answer usually means, one sentence each.
 *
 * @param usually where it comes from
 * @param todo what the user can do about it
 */
record Diagnosis(String usually, String todo) {}
