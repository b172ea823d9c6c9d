package io.rhema.model.session;

/** What a run needs and the next can use again; used by one thread at a time. */
interface Slot extends AutoCloseable {

  /** Ends the run that uses this slot; from any thread. */
  void terminate();

  @Override
  void close();
}
