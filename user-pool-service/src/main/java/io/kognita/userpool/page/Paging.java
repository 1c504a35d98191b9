package io.kognita.userpool.page;

import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** How lists are cut into pages: in the order of one key, which the token of the next page carries. */
@Singleton
public class Paging {

    private final PageTokens tokens;

    Paging(PageTokens tokens) {
        this.tokens = tokens;
    }

    /** How many to show; none and zero stand for the most there may be. */
    public static int size(Integer limit, int most) {
        int asked = Objects.requireNonNullElse(limit, 0);
        return asked == 0 ? most : asked;
    }

    /**
     * The key to start after.
     *
     * @param first what sorts before every key
     * @throws InvalidParameterException when the token is not one of this list
     */
    public String start(String list, String token, String first) {
        return token == null
                ? first
                : tokens.open(list, token)
                        .map(List::getFirst)
                        .orElseThrow(() -> InvalidParameterException.builder()
                                .message("Invalid pagination token")
                                .build());
    }

    /**
     * Cuts a page from what was found.
     *
     * @param found one more than fits tells that there is another page
     */
    public <T> Page<T> page(String list, List<T> found, int size, Function<T, String> key) {
        return Page.of(found, size, last -> tokens.after(list, key.apply(last)));
    }
}
