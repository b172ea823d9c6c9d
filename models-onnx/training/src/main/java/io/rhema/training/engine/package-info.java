/**
 * The ONNX graph executed on libtorch tensors, with autograd over its float initializers.
 *
 * <p>The ONNX file is the checkpoint: {@link io.rhema.training.engine.TorchGraph} reads a model,
 * runs its nodes one by one on tensors, and writes the trained initializers back into the same
 * model, so that what was trained is what is served and no exporter stands between. An execution
 * plan is made from the nodes first; peephole fusions rewrite the plan (layer normalisation, GELU,
 * linear layers, residual additions, embeddings), never the model.
 */
package io.rhema.training.engine;
