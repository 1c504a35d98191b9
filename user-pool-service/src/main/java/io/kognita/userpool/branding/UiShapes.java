package io.kognita.userpool.branding;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UICustomizationType;

/** Looks of classic pages in AWS's shape. */
@Singleton
class UiShapes {

    private final String publicUrl;

    UiShapes(Deployment deployment) {
        this.publicUrl = deployment.publicUrl().toString();
    }

    UICustomizationType described(UiCustomization look) {
        return UICustomizationType.builder()
                .userPoolId(look.poolId())
                .clientId(look.scope())
                .css(look.css().orElse(null))
                .cssVersion(look.version())
                .imageUrl(look.image().map(image -> imageUrl(look, image)).orElse(null))
                .creationDate(look.createdAt())
                .lastModifiedDate(look.modifiedAt())
                .build();
    }

    private String imageUrl(UiCustomization look, byte[] image) {
        return publicUrl + "/" + look.poolId() + "/assets/" + look.scope() + "/" + look.version() + "/image."
                + ImageFormat.of(image).extension();
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
