/**
 * Whether a candidate may take over from the model that serves: both answer the same texts on ONNX
 * Runtime, and the candidate must be no worse beyond what chance explains. Nothing here touches
 * libtorch; what has to is done by a process of its own.
 */
package io.rhema.training.gate;
