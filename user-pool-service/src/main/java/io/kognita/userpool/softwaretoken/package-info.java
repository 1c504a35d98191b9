/** Users set up an authenticator app, signed in or in the midst of a sign-in; what an app proves is in {@code mfa}. */
package io.kognita.userpool.softwaretoken;
