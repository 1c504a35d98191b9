/** What administrators do with users. */
package io.kognita.userpool.admin;
