/** Settings that every call reads, kept in memory and forgotten as soon as any replica changes them. */
package io.kognita.userpool.cache;
