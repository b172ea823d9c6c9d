/**
 * How stream elements cross from one task to another: hand-written serializers, so that no element
 * ever falls back to Kryo.
 *
 * <p>Elements are records and nobody changes one after it was emitted. Copying between chained
 * operators is therefore free, with object reuse on or off.
 */
package io.rhema.operator.type;
