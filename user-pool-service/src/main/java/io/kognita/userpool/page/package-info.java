/** Pages of lists, the same for every operation that lists. */
package io.kognita.userpool.page;
