/** How often something may be done: by a caller whom nothing but an address tells apart, and by all who share a limit. */
package io.kognita.wire.rate;
