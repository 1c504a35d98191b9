package io.kognita.userpool.userimport;

import software.amazon.awssdk.services.cognitoidentityprovider.model.PreconditionNotMetException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Why an operation on an import job is refused. */
final class ImportRefusals {

    private ImportRefusals() {}

    static ResourceNotFoundException notFound() {
        return ResourceNotFoundException.builder()
                .message("Import job not found.")
                .build();
    }

    static PreconditionNotMetException preconditionNotMet(String message) {
        return PreconditionNotMetException.builder().message(message).build();
    }
}
