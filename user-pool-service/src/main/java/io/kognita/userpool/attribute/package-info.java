/** How attributes of users change, and how users prove that an address is theirs. */
package io.kognita.userpool.attribute;
