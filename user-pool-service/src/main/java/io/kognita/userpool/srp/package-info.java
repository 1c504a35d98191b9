/** SRP-6a (RFC 2945, RFC 5054) as Amazon's clients compute it: pure functions, no state, no I/O. */
package io.kognita.userpool.srp;
