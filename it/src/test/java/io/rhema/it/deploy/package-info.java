/**
 * The files by which a cluster is deployed, compared with each other and with the project: there is
 * no container engine where tests run.
 */
package io.rhema.it.deploy;
