/**
 * Which model to begin with: what labelled texts are like, what a rule of thumb says of them, and
 * what the cheap models come to when each is trained for a moment. Nothing here touches libtorch;
 * the trainings run in processes of their own.
 */
package io.rhema.training.advise;
