/**
 * What comes after a further training, in a JVM of its own: the bundle that would be served is made
 * of what was trained, and the gate judges it. Whoever starts that JVM has no native memory, no
 * session and no quantizer of his own to look after, and can end it at any time.
 */
package io.rhema.training.judge;
