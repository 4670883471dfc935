package io.loadline.kubernetes.client;

import io.loadline.kubernetes.resource.KubeObject;

/** Is told what happens, from a thread of the connection's. */
public interface ChangeListener {
  void changed(WatchChange change, KubeObject object);

  /**
   * The watch has ended by itself; read what there is, and watch anew.
   *
   * @param why for people
   */
  void lost(String why);
}
