/**
 * The Avro contracts of every topic and how they travel.
 *
 * <p>Classes here are generated from {@code src/main/avro}; {@link io.rhema.schema.RecordCodec}
 * writes and reads them in Avro's single-object encoding ({@code C3 01}, the CRC-64-AVRO
 * fingerprint of the writer's schema, little endian, then the body). No registry is needed: the
 * writer's schema is found in {@link io.rhema.schema.SchemaHistory}, which this jar carries.
 * Readers are therefore deployed before writers.
 *
 * <p>A builder must be given every list of records, an empty one too: the generated builders look
 * the default up by Avro's own class look-up, which refuses our classes ("Forbidden") as long as
 * the JVM-wide allow list does not name this package.
 */
package io.rhema.schema;
