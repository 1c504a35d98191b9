/** Replicas of pools in other regions, as far as a deployment that is one region has them. */
package io.kognita.userpool.replica;
