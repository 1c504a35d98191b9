/** The RSA keys that sign a pool's tokens, and the documents by which the world verifies them. */
package io.kognita.userpool.key;
