/**
 * The last stage: results on their way to their topics, with the key and the trace context of the
 * record they answer.
 */
package io.rhema.operator.emit;
