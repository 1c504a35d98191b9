/** CPU work that is too long for an event loop: threads and queues of bounded size. */
package io.kognita.userpool.work;
