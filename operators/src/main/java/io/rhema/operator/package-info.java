/**
 * The operators of the stream, one package for each stage of the flow: read ▸ decode ▸ analyze ▸
 * batch, infer and interpret, which are one operator ▸ emit; with {@code failure} for what cannot
 * be answered, {@code swap} for changing a model's version in the running job, and {@code type} for
 * the serializers of stream elements. {@link io.rhema.operator.Stage} names the stages.
 */
package io.rhema.operator;
