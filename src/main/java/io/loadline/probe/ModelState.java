package io.loadline.probe;

/** What the model's ready endpoint said in the try in which something was in the way. */
enum ModelState {
  READY("its ready endpoint says ready"),
  NOT_READY("its ready endpoint does not say ready"),
  NO_ENDPOINT("no ready endpoint follows from this URL, so only real requests were sent"),
  NOT_ASKED("@Ready(path = \"none\") is set, so only real requests were sent"),
  NO_LIST("the list of models is refused all the time, so only real requests count");

  private final String text;

  ModelState(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether only real requests can tell. */
  boolean isUnknown() {
    return this != READY && this != NOT_READY;
  }
}
