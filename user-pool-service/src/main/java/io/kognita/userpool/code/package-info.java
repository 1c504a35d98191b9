/** One-time codes: hashed with a key, bound to a user and a purpose, expiring, of single use, and hard to guess at. */
package io.kognita.userpool.code;
