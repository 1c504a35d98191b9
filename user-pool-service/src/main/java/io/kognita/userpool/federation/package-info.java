/** Accounts elsewhere by which users of a pool may sign in: which belongs to whom, and the attribute that says so. */
package io.kognita.userpool.federation;
