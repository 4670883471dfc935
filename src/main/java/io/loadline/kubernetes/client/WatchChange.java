package io.loadline.kubernetes.client;

/** What happened to an object that is watched. */
public enum WatchChange {
  ADDED,
  MODIFIED,
  DELETED
}
