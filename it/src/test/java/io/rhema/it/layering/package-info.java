/**
 * The rules of the house that module dependencies alone cannot enforce: who may see which package.
 */
package io.rhema.it.layering;
