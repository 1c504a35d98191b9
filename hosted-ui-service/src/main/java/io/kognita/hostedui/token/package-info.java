/** The token and revocation endpoints (RFC 6749 section 3.2, RFC 7009) and how clients prove themselves to them. */
package io.kognita.hostedui.token;
