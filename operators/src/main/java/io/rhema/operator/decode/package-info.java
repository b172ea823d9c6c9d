/**
 * The first stage: from the bytes of a record to a text event, or to a dead letter that says why
 * not.
 *
 * <p>Nothing a producer can write makes a decoder throw: {@link io.rhema.operator.decode.Decoder}
 * answers every record with one or the other.
 */
package io.rhema.operator.decode;
