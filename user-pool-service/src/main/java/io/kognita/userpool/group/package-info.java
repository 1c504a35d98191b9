/** Groups of users, the roles they carry, and what tokens say of them. */
package io.kognita.userpool.group;
