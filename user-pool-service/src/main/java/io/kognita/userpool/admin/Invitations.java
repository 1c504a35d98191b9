package io.kognita.userpool.admin;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Sends users whom an administrator created their name and temporary password. */
@Singleton
class Invitations {

    private final Messages messages;

    Invitations(Messages messages) {
        this.messages = messages;
    }

    /**
     * Where a request wants the invitation to go.
     *
     * @throws InvalidParameterException when the user has no address for a medium that the request names
     */
    static List<Destination> destinations(AdminCreateUserRequest request, User user) {
        if (request.messageAction() == MessageActionType.SUPPRESS) {
            return List.of();
        }
        if (request.desiredDeliveryMediums().isEmpty()) {
            // AWS's default medium; a user without a telephone number gets no invitation then.
            return user.attribute(Destination.PHONE)
                    .map(number -> List.of(new Destination(Destination.PHONE, number)))
                    .orElse(List.of());
        }
        return request.desiredDeliveryMediums().stream()
                .map(medium -> destination(medium, user))
                .distinct()
                .toList();
    }

    /**
     * Writes an invitation to each destination; no transaction may be open.
     *
     * @param name what the user signs in with
     */
    Uni<List<Draft>> write(TriggerContext context, User user, String name, List<Destination> destinations) {
        return Multi.createFrom()
                .iterable(destinations)
                .onItem()
                .transformToUniAndConcatenate(destination -> messages.writeInvitation(context, user, destination, name))
                .collect()
                .asList();
    }

    /** Sends invitations in the current transaction. */
    Uni<Void> send(List<Draft> drafts, String password) {
        return Multi.createFrom()
                .iterable(drafts)
                .onItem()
                .transformToUniAndConcatenate(draft -> messages.send(draft, password))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Destination destination(DeliveryMediumType medium, User user) {
        String attribute = medium == DeliveryMediumType.EMAIL ? Destination.EMAIL : Destination.PHONE;
        return user.attribute(attribute)
                .map(address -> new Destination(attribute, address))
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("The user has no " + attribute + " to deliver the invitation to.")
                        .build());
    }
}
