/** The pages of second factors: a code, a choice among factors, and setting one up. */
package io.kognita.hostedui.mfa;
