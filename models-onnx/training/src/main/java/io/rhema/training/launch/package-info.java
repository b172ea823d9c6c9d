/**
 * Starts a training in a JVM of its own. Nothing here touches libtorch, so that a program without
 * its 445 MB of natives on the class path can start one.
 */
package io.rhema.training.launch;
