/**
 * Functions that a pool's {@code LambdaConfig} names, run by trigger-service. No database transaction is open while one
 * runs: an operation reads, asks the function, and only then writes.
 */
package io.kognita.userpool.trigger;
