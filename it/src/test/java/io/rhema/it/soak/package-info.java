/** The job for an hour: what its processes hold must come to a height and stay there. */
package io.rhema.it.soak;
