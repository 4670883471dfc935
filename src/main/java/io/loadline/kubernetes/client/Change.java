package io.loadline.kubernetes.client;

/** What happened to an object that is watched. */
public enum Change {
  ADDED,
  MODIFIED,
  DELETED
}
