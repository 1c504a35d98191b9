package io.kognita.userpool.branding;

import io.kognita.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Logos of classic pages, for the browsers that show them. */
@Path("/{poolId}/assets/{scope}/{version}/image.{extension}")
public class Assets {

    /** What else comes in a path names nothing, and may be nothing that the database can compare. */
    private static final Pattern NAME = Pattern.compile("[\\w+-]{1,128}");

    private final Pools pools;
    private final UiCustomizationTable table;

    Assets(Pools pools, UiCustomizationTable table) {
        this.pools = pools;
        this.table = table;
    }

    /** The logo of a version; once there is another, this one is gone. */
    @GET
    public Uni<Response> image(
            @PathParam("poolId") String poolId,
            @PathParam("scope") String scope,
            @PathParam("version") String version) {
        if (!NAME.matcher(scope).matches()) {
            return Uni.createFrom().item(missing());
        }
        return pools.byId(poolId)
                .flatMap(pool -> table.find(new UiCustomization.Key(pool.id(), scope)))
                .map(found -> found.filter(look -> look.version().equals(version))
                        .flatMap(UiCustomization::image)
                        .map(Assets::found)
                        .orElseGet(Assets::missing))
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Assets::missing);
    }

    private static Response found(byte[] image) {
        return Response.ok(image, ImageFormat.of(image).mediaType())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'")
                .build();
    }

    private static Response missing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
