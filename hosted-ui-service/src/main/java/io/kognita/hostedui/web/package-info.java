/** What all endpoints share: parameters, cookies, redirects and headers. */
package io.kognita.hostedui.web;
