package io.rhema.operator.infer;

/**
 * The version of a model that an operator serves: the operator's state.
 *
 * @param model name of the model
 * @param version version of the model
 * @param content identifies graph and weights, so that a folder that was changed in place is
 *     noticed
 * @param encoder fingerprint of its sub-words
 * @param bundle the folder it was opened from
 * @param swapped whether it was taken over at run time, so that the job's options still name
 *     another
 */
record ServedVersion(
    String model, String version, String content, String encoder, String bundle, boolean swapped) {

  boolean sameModel(ServedVersion that) {
    return model.equals(that.model)
        && version.equals(that.version)
        && content.equals(that.content)
        && encoder.equals(that.encoder);
  }

  @Override
  public String toString() {
    return "'%s' version %s (graph %.8s, sub-words %.8s, from %s)"
        .formatted(model, version, content, encoder, bundle);
  }
}
