/** Spark NLP as the benchmarks compare with it, with what it needs of Spark around it. */
package io.rhema.peer.spark;
