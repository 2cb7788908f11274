import type { Span } from "../diagnostics/source.js";

/** A Security Scheme Object (OAS 3.1 §4.8.27) under its name: how a client says who is calling. */
export type SecurityScheme = SchemeDescription &
  (
    | { readonly kind: "bearer" }
    | { readonly kind: "basic" }
    /** `parameter` is the name of the header, the query parameter or the cookie. */
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string }
    /** A bearer token (RFC 6750). */
    | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
    /** A bearer token. */
    | { readonly kind: "openIdConnect"; readonly url: string | undefined }
    /** The connection carries the certificate: nothing is sent. */
    | { readonly kind: "mutualTLS" }
    /** Another scheme of HTTP, such as `digest`: nothing is sent. */
    | { readonly kind: "http"; readonly scheme: string }
  );

interface SchemeDescription {
  readonly at: Span;
  /** Its name under `securitySchemes`. */
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
}

/** An OAuth Flow Object (OAS 3.1 §4.8.29) under its name: how a token can be got. The package does not get one. */
export interface OAuthFlow {
  readonly kind: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly refreshUrl: string | undefined;
  /** What each scope is for, by its name. */
  readonly scopes: ReadonlyMap<string, string>;
}
