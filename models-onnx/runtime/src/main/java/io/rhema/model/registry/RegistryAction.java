package io.rhema.model.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can happen to a version. */
public enum RegistryAction {
  /** Its folder was written. */
  @JsonProperty("published")
  PUBLISHED,
  /** It became the current version. */
  @JsonProperty("promoted")
  PROMOTED,
  /** It became the current version again, because the one after it was given up. */
  @JsonProperty("rolled_back")
  ROLLED_BACK,
  /** It is not to be served again; its folder stays, since a checkpoint may name it. */
  @JsonProperty("retired")
  RETIRED
}
