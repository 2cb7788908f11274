import type { ObjectNode } from "../1-load/tree.js";
import type { OAuthFlow, SecurityScheme } from "./api.js";
import { annotation, type FieldsOf, optional, readFields, reportUnexpected, required, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { isToken } from "./serializations.js";
import { entriesOf, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

const schemeFields = {
  type: required("string"),
  description: optional("string"),
  name: optional("string"),
  in: optional("string"),
  scheme: optional("string"),
  bearerFormat: annotation("string"),
  flows: optional("object"),
  openIdConnectUrl: optional("string"),
  oauth2MetadataUrl: since("3.2", annotation("string")),
  deprecated: since("3.2", optional("boolean")),
};

type SchemeFields = FieldsOf<typeof schemeFields>;

/** Reads a Security Scheme Object or a reference to one (OAS 3.0 §4.7.27, 3.1 §4.8.27). */
export function readSecurityScheme(source: KeyedNode, reading: Reading): SecurityScheme | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Security Scheme Object", schemeFields, reading);
  if (fields?.type === undefined) return undefined;
  const described = {
    at: source.node.at,
    name: source.key,
    description: followed?.description ?? fields.description?.node.value,
    deprecated: fields.deprecated?.node.value === true,
  };
  switch (fields.type.node.value) {
    case "http":
      return readHttpScheme(source, described, fields, reading);
    case "apiKey":
      return readApiKey(source, described, fields, reading);
    case "oauth2":
      return { ...described, kind: "oauth2", flows: readFlows(fields.flows) };
    case "openIdConnect":
      return { ...described, kind: "openIdConnect", url: fields.openIdConnectUrl?.node.value };
    case "mutualTLS":
      reading.diagnostics.report("security-not-sent", source.keyAt, { name: source.key, is: "mutual TLS" });
      return { ...described, kind: "mutualTLS" };
    default:
      reportUnexpected(fields.type, "type", "`http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`", reading);
      return undefined;
  }
}

type Described = Pick<SecurityScheme, "at" | "name" | "description" | "deprecated">;

/** Names of schemes do not tell upper from lower case (RFC 9110 §11.1). */
function readHttpScheme(
  { key: name, keyAt }: KeyedNode,
  described: Described,
  fields: SchemeFields,
  reading: Reading,
): SecurityScheme | undefined {
  const scheme = fields.scheme?.node.value;
  if (scheme === undefined) {
    reading.diagnostics.report("field-missing", keyAt, { field: "scheme", object: "Security Scheme Object" });
    return undefined;
  }
  const known = (["bearer", "basic"] as const).find((kind) => kind === scheme.toLowerCase());
  if (known !== undefined) return { ...described, kind: known };
  // RFC 9110 §11.1: the name of a scheme is a token, and is written into a header.
  if (!isToken(scheme)) {
    const details = { name: scheme, of: "an HTTP authentication scheme" };
    reading.diagnostics.report("name-not-sendable", fields.scheme?.node.at, details);
    return undefined;
  }
  reading.diagnostics.report("security-not-sent", keyAt, { name, is: `the HTTP scheme \`${scheme}\`` });
  return { ...described, kind: "http", scheme };
}

function readApiKey(
  { keyAt }: KeyedNode,
  described: Described,
  fields: SchemeFields,
  reading: Reading,
): SecurityScheme | undefined {
  for (const field of ["name", "in"] as const) {
    if (fields[field] !== undefined) continue;
    reading.diagnostics.report("field-missing", keyAt, { field, object: "Security Scheme Object" });
  }
  if (fields.name === undefined || fields.in === undefined) return undefined;
  const location = (["header", "query", "cookie"] as const).find((each) => each === fields.in?.node.value);
  if (location === undefined) {
    reportUnexpected(fields.in, "in", "`query`, `header` or `cookie`", reading);
    return undefined;
  }
  const parameter = fields.name.node.value;
  if (location !== "query" && !isToken(parameter)) {
    reading.diagnostics.report("name-not-sendable", fields.name.node.at, { name: parameter, of: `a ${location}` });
    return undefined;
  }
  return { ...described, kind: "apiKey", in: location, parameter };
}

const flowKinds = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"] as const;

/**
 * Reads the OAuth Flow Objects (OAS 3.1 §4.8.28, §4.8.29). They say how a token can be got, which the package leaves to
 * others: what is not as it should be is left out, and does not stop the compilation.
 */
function readFlows(source: SourceNode<ObjectNode> | undefined): readonly OAuthFlow[] {
  return (source === undefined ? [] : entriesOf(source)).flatMap((entry): readonly OAuthFlow[] => {
    const kind = flowKinds.find((each) => each === entry.key);
    if (kind === undefined || !holds(entry, "object")) return [];
    const texts = textsIn(entry);
    const scopes = entriesOf(entry).find(({ key }) => key === "scopes");
    return [
      {
        kind,
        authorizationUrl: texts.get("authorizationUrl"),
        tokenUrl: texts.get("tokenUrl"),
        refreshUrl: texts.get("refreshUrl"),
        scopes: scopes !== undefined && holds(scopes, "object") ? textsIn(scopes) : new Map(),
      },
    ];
  });
}

function textsIn(source: SourceNode<ObjectNode>): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(source).flatMap(({ key, node }) => (node.kind === "string" ? [[key, node.value] as const] : [])),
  );
}
