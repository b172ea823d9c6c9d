/** The shipped models, served by the real operator: what they promise whatever the batches are. */
package io.rhema.it.model;
