/** Tags of user pools, which the pools' own settings hold. */
package io.kognita.userpool.tag;
