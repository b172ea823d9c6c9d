/**
 * A version that is tried beside the one that serves: which texts it is asked about, how its
 * answers and its time compare, and from when on it is worse than it may be.
 */
package io.rhema.operator.trial;
