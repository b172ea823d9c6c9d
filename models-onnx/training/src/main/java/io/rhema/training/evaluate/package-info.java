/**
 * How good a model is on texts that people labelled, tagged or translated, served as it is in
 * production: on ONNX Runtime. Nothing here touches libtorch.
 */
package io.rhema.training.evaluate;
