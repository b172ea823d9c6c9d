/**
 * Where the flow begins: a record as the transport delivered it. Sources make these; which
 * transport it was, nothing behind this room knows.
 */
package io.rhema.operator.read;
