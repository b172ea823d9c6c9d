/**
 * The graph over a file: lines go in at one end of a Flink job in this JVM, answers come out at the
 * other in the order of the lines, and only so many are on the way that memory does not grow with
 * the file.
 */
package io.rhema.local.annotate;
