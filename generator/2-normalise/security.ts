import type { ArrayNode, ObjectNode } from "../1-load/tree.js";
import { closest } from "../diagnostics/suggestion.js";
import type { RequiredScheme, SecurityRequirement, SecurityScheme } from "./api.js";
import { annotation, optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesOf, holds, itemsOf, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** The security schemes of a contract, and which of them its operations use. */
export interface Security {
  /** Those that the client can send. */
  readonly schemes: readonly SecurityScheme[];
  /** Reads Security Requirement Objects (OAS 3.0 §4.7.30, 3.1 §4.8.30). Each scheme they name is used from then on. */
  read(requirements: SourceNode<ArrayNode>): readonly SecurityRequirement[];
  /** The contract's own requirements, which hold where an operation has none. */
  inherited(): readonly SecurityRequirement[];
  /** Warns of each scheme that cannot be sent and that no operation asked for. */
  reportUnused(): void;
}

interface Scheme {
  readonly member: KeyedNode;
  /** What kind it is, where it cannot be sent. */
  readonly unsupported: string | undefined;
  readonly description: string | undefined;
}

const schemeFields = {
  type: required("string"),
  description: optional("string"),
  name: optional("string"),
  in: optional("string"),
  scheme: optional("string"),
  bearerFormat: annotation("string"),
  flows: annotation("object"),
  openIdConnectUrl: annotation("string"),
};

/** Reads the Security Scheme Objects of the components (OAS 3.0 §4.7.27, 3.1 §4.8.27). */
export function readSecurity(
  place: SourceNode<ObjectNode> | undefined,
  defaults: SourceNode<ArrayNode> | undefined,
  reading: Reading,
): Security {
  const { diagnostics } = reading;
  const schemes = new Map<string, Scheme>();
  for (const member of place === undefined ? [] : entriesOf(place)) {
    const scheme = readScheme(member, reading);
    if (scheme !== undefined) schemes.set(member.key, scheme);
  }
  const defined = new Set(place?.node.entries.keys());
  const used = new Map<string, Scheme>();

  /** The token is one: a client cannot say which of two it holds. */
  function use(name: string, scheme: Scheme, requirement: KeyedNode): void {
    const other = [...used].find(([otherName, { unsupported }]) => otherName !== name && unsupported === undefined);
    const problem = scheme.unsupported ?? (other && `a second bearer token beside \`${other[0]}\``);
    if (!used.has(name) && problem !== undefined) {
      const related = [{ label: "it is asked for here", at: requirement.keyAt }];
      diagnostics.report("security-unsupported", scheme.member.keyAt, { name, problem }, related);
    }
    used.set(name, scheme);
  }

  function read(requirements: SourceNode<ArrayNode>): readonly SecurityRequirement[] {
    return itemsOf(requirements).flatMap((requirement) => {
      if (holds(requirement, "object")) {
        return [{ at: requirement.node.at, schemes: entriesOf(requirement).map(readRequiredScheme) }];
      }
      reportUnexpected(requirement, "security", "an array of objects", reading);
      return [];
    });
  }

  function readRequiredScheme(requirement: KeyedNode): RequiredScheme {
    const { key: name, keyAt } = requirement;
    const scheme = schemes.get(name);
    if (scheme !== undefined) use(name, scheme, requirement);
    else if (!defined.has(name)) {
      diagnostics.report("security-not-found", keyAt, { name, suggestion: closest(name, defined) });
    }
    return { at: keyAt, name };
  }

  return {
    schemes: [...schemes].flatMap(([name, { member, unsupported, description }]) =>
      unsupported === undefined ? [{ kind: "bearer" as const, name, description, at: member.node.at }] : [],
    ),
    read,
    inherited: () => (defaults === undefined ? [] : read(defaults)),
    reportUnused() {
      for (const [name, { member, unsupported }] of schemes) {
        if (unsupported === undefined || used.has(name)) continue;
        diagnostics.report("security-unused", member.keyAt, { name, problem: unsupported });
      }
    },
  };
}

function readScheme(member: KeyedNode, reading: Reading): Scheme | undefined {
  const followed = followReference(member, reading);
  const fields = followed && readFields(followed.node, "Security Scheme Object", schemeFields, reading);
  if (fields?.type === undefined) return undefined;
  const description = followed?.description ?? fields.description?.node.value;
  const type = fields.type.node.value;
  const other = otherTypes.get(type);
  if (other !== undefined) return { member, unsupported: other, description };
  if (type !== "http") {
    reportUnexpected(fields.type, "type", "`http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`", reading);
    return undefined;
  }
  if (fields.scheme === undefined) {
    reading.diagnostics.report("field-missing", member.keyAt, { field: "scheme", object: "Security Scheme Object" });
    return undefined;
  }
  // Names of schemes do not tell upper from lower case (RFC 9110 §11.1).
  const scheme = fields.scheme.node.value;
  const unsupported = scheme.toLowerCase() === "bearer" ? undefined : `the HTTP scheme \`${scheme}\``;
  return { member, unsupported, description };
}

const otherTypes: ReadonlyMap<string, string> = new Map([
  ["apiKey", "an API key"],
  ["oauth2", "OAuth 2.0"],
  ["openIdConnect", "OpenID Connect"],
  ["mutualTLS", "mutual TLS"],
]);
