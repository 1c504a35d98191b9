/** Domains under which the sign-in pages of pools stand: prefixes of this deployment's own, and names of the operators. */
package io.kognita.userpool.domain;
