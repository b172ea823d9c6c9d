/** How good a model is on labelled texts. */
package io.rhema.local.evaluate;
