/** What all endpoints share: parameters, cookies, redirects, headers and limits. */
package io.kognita.hostedui.web;
