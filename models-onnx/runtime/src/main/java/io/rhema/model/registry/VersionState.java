package io.rhema.model.registry;

/** What a version is good for now. */
public enum VersionState {
  /** May be promoted. */
  AVAILABLE,
  /** The one to serve. */
  CURRENT,
  /** Not to be served again. */
  RETIRED
}
