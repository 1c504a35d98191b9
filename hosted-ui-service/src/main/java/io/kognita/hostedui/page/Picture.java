package io.kognita.hostedui.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A square picture of one colour.
 *
 * @param size width and height of its coordinates
 * @param path what is dark, as SVG path data
 */
@RegisterForReflection
public record Picture(int size, String path) {}
