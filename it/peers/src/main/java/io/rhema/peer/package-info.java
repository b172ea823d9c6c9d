/**
 * The libraries that the benchmarks compare with, each as its own documentation shows it. Every
 * class answers texts and is made of {@code [folder, threads]}, so that one program can call any.
 */
package io.rhema.peer;
