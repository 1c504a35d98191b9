/** Threat protection: what to do about risky sign-ins and compromised passwords. */
package io.kognita.userpool.risk;
