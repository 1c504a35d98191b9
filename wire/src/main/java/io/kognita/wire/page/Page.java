package io.kognita.wire.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextToken null on the last page
 */
public record Page<T>(List<T> items, String nextToken) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from what was found.
     *
     * @param found one more than fits tells that there is another page
     * @param token names the page after its last item
     */
    public static <T> Page<T> of(List<T> found, int size, Function<T, String> token) {
        List<T> items = found.subList(0, Math.min(size, found.size()));
        return new Page<>(items, found.size() > size ? token.apply(items.getLast()) : null);
    }

    /** The same page with its items in another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), nextToken);
    }
}
