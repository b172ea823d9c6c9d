package io.rhema.model.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The number format of most of a model's weights. */
public enum Precision {
  @JsonProperty("fp32")
  FP32,
  @JsonProperty("fp16")
  FP16,
  @JsonProperty("int8")
  INT8
}
