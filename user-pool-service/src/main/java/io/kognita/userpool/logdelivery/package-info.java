/** Where the logs of pools go. */
package io.kognita.userpool.logdelivery;
