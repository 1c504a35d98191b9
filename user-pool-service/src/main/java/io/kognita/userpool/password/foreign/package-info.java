/**
 * Password hashes that other systems made, in their own notations. Each is verified as it is, within bounds on its cost, and
 * replaced by one of this deployment's when its user next signs in.
 */
package io.kognita.userpool.password.foreign;
