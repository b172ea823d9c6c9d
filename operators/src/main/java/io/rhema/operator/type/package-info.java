/**
 * What the type information of stream elements has in common.
 *
 * <p>Every element type of the stream has its own serializer, written by hand or by Avro, so that
 * Flink never falls back to Kryo ({@code pipeline.generic-types: false}). The packages of the
 * stages hold the serializers of their own elements; here are only the parts that would be the same
 * in each.
 */
package io.rhema.operator.type;
