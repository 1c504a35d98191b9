/** The pages: texts, templates, headers, and the gate that every form passes. */
package io.kognita.hostedui.page;
