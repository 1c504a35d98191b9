/** Calls of addresses that somebody outside chose: only where they may lead, bounded, and following nothing. */
package io.kognita.wire.outbound;
