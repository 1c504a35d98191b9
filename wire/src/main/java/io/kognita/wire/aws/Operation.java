package io.kognita.wire.aws;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One AWS operation. Its name is derived from the request class ({@code SignUpRequest} is {@code SignUp}), so nothing is
 * written twice.
 *
 * @param <I> the SDK's request class
 * @param <O> the SDK's response class
 */
public abstract class Operation<I extends SdkPojo, O extends SdkPojo> {

    private final Supplier<? extends SdkBuilder<?, I>> builder;
    private final Access access;
    private final String name;

    /** An operation that only signed callers may use. */
    protected Operation(Supplier<? extends SdkBuilder<?, I>> builder) {
        this(builder, Access.IAM);
    }

    protected Operation(Supplier<? extends SdkBuilder<?, I>> builder, Access access) {
        this.builder = builder;
        this.access = access;
        this.name = AwsNames.operation(builder.get().build().getClass());
    }

    /** Carries the operation out; failures are the SDK's modelled exceptions or {@link AwsFailure}. */
    public abstract Uni<O> handle(I input, Call call);

    public final String name() {
        return name;
    }

    public final Access access() {
        return access;
    }

    final SdkBuilder<?, I> newInput() {
        return builder.get();
    }
}
