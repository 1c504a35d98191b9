/** How many requests a second there may be of each category of operations. */
package io.kognita.userpool.limit;
