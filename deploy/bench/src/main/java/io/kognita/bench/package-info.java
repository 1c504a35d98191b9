/**
 * Load on a running Kognita, and on a Keycloak beside it: throughput, latency, and the CPU time that the servers spent.
 *
 * <p>Driver and servers share a machine, so throughput says little; what counts is CPU time of the server for 1,000
 * operations, which the driver's own use does not change, and the ratio of two servers within one run.
 */
package io.kognita.bench;
