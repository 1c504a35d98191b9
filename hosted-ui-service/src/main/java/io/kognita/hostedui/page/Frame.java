package io.kognita.hostedui.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What every page shows around its form.
 *
 * @param query the request's parameters with a leading question mark, for links and forms
 * @param csrf the token of the page's form
 * @param error what went wrong with the form that was sent, or empty
 * @param notice good news, or empty
 */
@RegisterForReflection
record Frame(String clientName, String query, String csrf, String error, String notice) {}
