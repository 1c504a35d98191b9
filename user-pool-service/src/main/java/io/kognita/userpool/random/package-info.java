/** Random ids and secrets. */
package io.kognita.userpool.random;
