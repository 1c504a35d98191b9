/** Takes rows away whose time is over; each package says which of its own those are. */
package io.kognita.userpool.sweep;
