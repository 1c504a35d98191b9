package io.kognita.userpool.group;

import io.kognita.wire.page.Page;
import io.kognita.wire.page.PageTokens;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** How the lists of this feature are cut into pages: by one key each, which the token of the next page carries. */
@Singleton
class Paging {

    private static final int MOST = 60;

    private final PageTokens tokens;

    Paging(PageTokens tokens) {
        this.tokens = tokens;
    }

    /** How many to show; zero stands for the most there may be. */
    static int size(Integer limit) {
        int asked = Objects.requireNonNullElse(limit, 0);
        return asked == 0 ? MOST : asked;
    }

    /**
     * The key to start after.
     *
     * @param first what sorts before every key
     * @throws InvalidParameterException when the token is not one of this list
     */
    String start(String list, String token, String first) {
        return token == null
                ? first
                : tokens.open(list, token)
                        .map(List::getFirst)
                        .orElseThrow(() -> InvalidParameterException.builder()
                                .message("Invalid pagination token")
                                .build());
    }

    <T> Page<T> page(String list, List<T> found, int size, Function<T, String> key) {
        return Page.of(found, size, last -> tokens.after(list, key.apply(last)));
    }
}
