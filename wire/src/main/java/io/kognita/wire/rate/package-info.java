/** Limits for callers whom nothing but their address tells apart. */
package io.kognita.wire.rate;
